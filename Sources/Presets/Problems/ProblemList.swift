/// A place in a YAML text.
struct TextPosition: Hashable, Comparable {
    /// The line, from 1.
    var line: Int
    /// The column in Unicode scalars, from 1.
    var column: Int

    /// Where a text begins.
    static let start = TextPosition(line: 1, column: 1)

    static func < (left: TextPosition, right: TextPosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// The problems of one file, gathered while it is read, so that its author sees all of them at once.
struct ProblemList {
    /// More than this many help nobody and would let a hostile file fill the terminal.
    static let limit = 100

    /// The file's name for people.
    let file: String
    private var found: [(position: TextPosition, message: String)] = []

    /// Makes an empty list for a file.
    init(file: String) {
        self.file = file
    }

    /// How many have been reported, up to the limit.
    var count: Int { found.count }

    /// Whether nothing has been reported.
    var isEmpty: Bool { found.isEmpty }

    /// Adds a problem; beyond the limit it is dropped, and its message not even made.
    mutating func report(_ message: @autoclosure () -> String, at position: TextPosition) {
        guard found.count < Self.limit else { return }
        found.append((position, message()))
    }

    /// All problems as an error, sorted by place.
    var error: ConfigurationError {
        let sorted = found.enumerated().sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
        return ConfigurationError(
            problems: sorted.map { _, problem in
                ConfigurationProblem(
                    file: file,
                    line: problem.position.line,
                    column: problem.position.column,
                    message: problem.message
                )
            }
        )
    }
}
