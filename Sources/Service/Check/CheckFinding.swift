import Site

/// One thing that a check found.
public struct CheckFinding: Sendable, Hashable, Encodable {
    /// How much a finding weighs.
    public enum Severity: String, Encodable, Sendable { case error, warning }

    /// What was looked for.
    public var rule: CheckRule
    /// How much it weighs.
    public var severity: Severity
    /// The file or folder that it is about, relative to the site.
    public var file: String
    /// The line in that file, from 1; nil where there is none.
    public var line: Int?
    /// One line for people, safe for a terminal, without the file's name: what is wrong and what to do.
    public var message: String
    /// How many variants or files it is about; nil where it is about the file itself.
    public var count: Int?
    /// The length of what it is about, in bytes; nil where that does not matter.
    public var bytes: Int?
    /// What tells it from other findings of its rule about its file, and stays as it is while the finding does.
    var subject: String

    init(
        _ rule: CheckRule,
        file: String,
        line: Int? = nil,
        _ message: String,
        subject: String = "",
        count: Int? = nil,
        bytes: Int? = nil
    ) {
        self.rule = rule
        severity = rule.isError ? .error : .warning
        self.file = file
        self.line = line
        self.message = terminalText(message)
        self.subject = subject
        self.count = count
        self.bytes = bytes
    }

    private enum CodingKeys: String, CodingKey { case rule, severity, file, line, message, count, bytes }
}

extension CheckFinding {
    /// Where the finding is, safe for a terminal: `_posts/a.md:5`.
    public var place: String { terminalText(line.map { "\(file):\($0)" } ?? file) }
}
