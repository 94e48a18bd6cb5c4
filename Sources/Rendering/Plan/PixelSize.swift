/// A width and a height in whole pixels, each at least 1.
public struct PixelSize: Codable, Hashable, Sendable {
    /// The width in pixels.
    public var width: Int
    /// The height in pixels.
    public var height: Int

    /// Makes a size of two positive numbers.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}
