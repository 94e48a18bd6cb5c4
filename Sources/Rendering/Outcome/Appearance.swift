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
