import Presets

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

/// How a source looks in a few bytes, for the page before the picture has come.
public struct Appearance: Codable, Hashable, Sendable {
    /// The mean colour, `#rrggbb`.
    public var color: String
    /// A `data:` URI of a WebP at most 16 pixels wide and high.
    public var placeholder: String

    /// Makes an appearance.
    public init(color: String, placeholder: String) {
        self.color = color
        self.placeholder = placeholder
    }
}

/// What was written for one `VariantSpec`.
public struct RenderedVariant: Codable, Hashable, Sendable {
    /// The size of one frame, as read back from what was written.
    public var size: PixelSize
    /// The length of the file in bytes.
    public var bytes: Int

    /// Makes the record of one written variant.
    public init(size: PixelSize, bytes: Int) {
        self.size = size
        self.bytes = bytes
    }
}

/// The outcome of one render: a record for each specification, in their order, and how the source looks.
public struct RenderOutcome: Codable, Hashable, Sendable {
    /// One record for each specification, in their order.
    public var variants: [RenderedVariant]
    /// How the source looks.
    public var appearance: Appearance

    /// Makes an outcome.
    public init(variants: [RenderedVariant], appearance: Appearance) {
        self.variants = variants
        self.appearance = appearance
    }
}
