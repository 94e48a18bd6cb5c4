/// A `.gitignore`.
enum IgnoreFile {
    /// What git has no business with: the state, which is a cache.
    static let lines = [".assets/"]

    /// The lines that a file lacks.
    static func missing(in text: String) -> [String] {
        let present = Set(text.split(whereSeparator: \.isNewline).map { name($0) })
        return lines.filter { !present.contains(name($0)) }
    }

    /// A file with what it lacks at its end, in the file's own line ends.
    static func completed(_ text: String) -> String {
        let end = text.contains("\r\n") ? "\r\n" : "\n"
        let start = text.isEmpty || text.last?.isNewline == true ? "" : end
        return text + missing(in: text).reduce(start) { $0 + $1 + end }
    }

    /// A pattern without what makes no difference here: slashes at its ends, blanks.
    private static func name(_ line: some StringProtocol) -> String {
        line.trimmed.split(separator: "/").joined(separator: "/")
    }
}
