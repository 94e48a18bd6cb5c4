/// One thing that is wrong in a preset or configuration file, and where.
public struct ConfigurationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file's name as the caller gave it.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column in Unicode scalars, from 1.
    public var column: Int
    /// What was expected, what was received and what to do, in one line.
    public var message: String

    /// Makes a problem.
    public init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line:column: message`, the form that editors and terminals make a link of.
    public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// All that is wrong in a preset or configuration file.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems in the order of their places in the file, at least one.
    public var problems: [ConfigurationProblem]

    /// Makes an error of at least one problem.
    public init(problems: [ConfigurationProblem]) {
        self.problems = problems
    }

    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
