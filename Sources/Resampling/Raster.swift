/// 8-bit pixels in memory: rows from top to bottom, pixels from left to right, the bands of a pixel together.
public struct Raster: Sendable {
    /// In pixels, at least 1.
    public let width: Int, height: Int
    /// How many samples a pixel has, 1...4.
    public let bands: Int
    /// Whether the last band is alpha, which is not multiplied into the others.
    public let hasAlpha: Bool
    /// `width * height * bands` samples; changes keep the count.
    public var samples: [UInt8] {
        didSet { precondition(samples.count == oldValue.count, "a raster keeps its size") }
    }

    /// Takes pixels over; traps where their count does not fit the size.
    public init(width: Int, height: Int, bands: Int, hasAlpha: Bool, samples: [UInt8]) {
        precondition(width >= 1 && height >= 1 && 1...4 ~= bands, "a raster has pixels of 1 to 4 bands")
        precondition(bands > 1 || !hasAlpha, "alpha is not the only band")
        precondition(samples.count == width * height * bands, "a raster has width x height x bands samples")
        self.width = width
        self.height = height
        self.bands = bands
        self.hasAlpha = hasAlpha
        self.samples = samples
    }
}
