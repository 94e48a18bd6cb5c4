import Presets

/// A quality that a search has found for another variant of the same source, or for the same one in an earlier run.
public struct SearchHint: Codable, Hashable, Sendable {
    /// The format of that variant.
    public var format: ImageFormat
    /// Its width in pixels.
    public var width: Int
    /// The encoder quality found.
    public var quality: Int
    /// The score that it gave.
    public var score: Double

    /// Makes a hint.
    public init(format: ImageFormat, width: Int, quality: Int, score: Double) {
        self.format = format
        self.width = width
        self.quality = quality
        self.score = score
    }
}
