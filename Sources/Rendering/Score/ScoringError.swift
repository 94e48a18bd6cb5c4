/// Why two files have no score, and which of them is at fault.
public enum ScoringError: Error, Codable, Hashable, Sendable {
    /// The original cannot be read.
    case original(RenderingError)
    /// The variant cannot be read.
    case variant(RenderingError)
    /// The two differ in size, after EXIF orientation.
    case sizes(original: PixelSize, variant: PixelSize)
}
