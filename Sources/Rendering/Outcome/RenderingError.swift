/// What a renderer says when it will not or cannot make variants of a source.
public struct RenderingError: Error, Codable, Hashable, Sendable {
    /// Who is at fault, which decides whether trying again can help.
    public enum Kind: String, Codable, Sendable {
        /// The source: it is no picture, is cut off, or exceeds a limit; trying again gives the same.
        case badInput
        /// The machine or the program: a failed write, memory, an encoder's refusal.
        case failed
    }

    /// Who is at fault.
    public var kind: Kind
    /// What is wrong and what to do, in one line, without the file's name.
    public var message: String

    /// Makes an error.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
