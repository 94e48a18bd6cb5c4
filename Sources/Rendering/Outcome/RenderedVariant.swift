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
