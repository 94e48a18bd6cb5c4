/// Something about a post's picture that a person should know; a scan goes on after each.
public struct Finding: Sendable, Hashable {
    /// What the matter is.
    public enum Kind: String, Sendable, Codable, CaseIterable, Hashable {
        /// The file is not there.
        case missing
        /// The path leaves the site's root, by `..` or by a symbolic link.
        case outside
        /// The path is of a folder, a pipe, a socket or a device.
        case notAFile
        /// A post, its front matter or a configuration file cannot be read.
        case unreadable
        /// The picture is elsewhere: an absolute URL or a `data:` URI.
        case url
        /// The value holds Liquid that only the site's generator can resolve.
        case liquid
        /// The value is null, empty or a boolean.
        case empty
        /// The value cannot be a path, or the file system refuses it.
        case other

        /// Whether the page lacks a picture until someone mends it.
        public var isError: Bool {
            switch self {
            case .missing, .outside, .notAFile, .unreadable, .other: true
            case .url, .liquid, .empty: false
            }
        }
    }

    /// What the matter is.
    public var kind: Kind
    /// The path of the file that holds the value, relative to the root; `_config.yml` for a default.
    public var post: String
    /// The line in that file, from 1; nil where it is not known.
    public var line: Int?
    /// The value as it stands in the file, unescaped.
    public var value: String
    /// One line, safe for a terminal, that names the post and the path and says what to do.
    public var message: String

    /// Whether the page lacks a picture until someone mends it.
    public var isError: Bool { kind.isError }

    /// What follows the place in the message, which begins with the path and the line.
    public var clause: String {
        let place = terminalText("\(line.map { "\(post):\($0)" } ?? post): ")
        return String(message.dropFirst(message.hasPrefix(place) ? place.count : 0))
    }

    /// Makes a finding of its fields.
    init(kind: Kind, post: String, line: Int?, value: String, message: String) {
        self.kind = kind
        self.post = post
        self.line = line
        self.value = value
        self.message = message
    }

    /// Makes a finding from the clause that follows the place, such as `picture a.jpg is not there; add the file`.
    init(_ kind: Kind, post: String, line: Int?, value: String, _ clause: String) {
        self.kind = kind
        self.post = post
        self.line = line
        self.value = value
        let place = line.map { "\(post):\($0)" } ?? post
        self.message = terminalText("\(place): \(clause)")
    }
}
