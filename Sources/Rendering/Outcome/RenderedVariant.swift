/// What was written for one `VariantSpec`.
public struct RenderedVariant: Codable, Hashable, Sendable {
    /// The size of one frame, as read back from what was written.
    public var size: PixelSize
    /// The length of the file in bytes.
    public var bytes: Int
    /// The quality the encoder was told, 1…100.
    public var quality: Int
    /// The SSIMULACRA2 score against the pixels before encoding; nil where the quality was fixed and none was taken.
    public var score: Double?
    /// The CPU seconds that encoding took, searches included; what variants share, as the decoding, is not in it.
    public var cpu: Double

    /// Whether a sound worker may say so.
    public var isPossible: Bool {
        size.width > 0 && size.height > 0 && bytes > 0 && (1...100).contains(quality) && cpu.isFinite && cpu >= 0
            && score?.isFinite != false
    }

    /// Makes the record of one written variant.
    public init(size: PixelSize, bytes: Int, quality: Int, score: Double? = nil, cpu: Double = 0) {
        self.size = size
        self.bytes = bytes
        self.quality = quality
        self.score = score
        self.cpu = cpu
    }
}
