/// What a renderer says when it will not or cannot make variants of a source.
public struct RenderingError: Error, Codable, Hashable, Sendable {
    /// Who is at fault, which decides whether trying again can help.
    public enum Kind: String, Codable, Sendable {
        /// The source: it is no picture, is cut off, or exceeds a limit; trying again gives the same.
        case badInput
        /// The program: memory, an encoder's refusal; trying again may help.
        case failed
        /// The device that is written to: full, failing or read-only; every other source meets the same.
        case device
    }

    /// Who is at fault.
    public var kind: Kind
    /// What is wrong and what to do, in one line, without the file's name.
    public var message: String
    /// The system's `errno` where it refused a write; 0 otherwise.
    public var code: Int32

    /// Makes an error.
    public init(_ kind: Kind, _ message: String, code: Int32 = 0) {
        self.kind = kind
        self.message = message
        self.code = code
    }
}
