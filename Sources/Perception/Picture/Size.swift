/// The size of a picture, in pixels.
struct Size: Hashable {
    var width: Int, height: Int

    /// The fewest pixels in a direction that the metric has a meaning for.
    static let least = 8

    /// The size after pictures that are too small were continued.
    var continued: Size { Size(width: max(Self.least, width), height: max(Self.least, height)) }

    /// The size at half the scale; an odd last column or row keeps a pixel of its own.
    var halved: Size { Size(width: (width + 1) / 2, height: (height + 1) / 2) }

    /// Pixels of this size, continued by their last column and row where they are too few.
    func continuing(_ pixels: [UInt8]) -> [UInt8] {
        guard self != continued else { return pixels }
        return (0..<continued.height).flatMap { y in
            (0..<continued.width).flatMap { x in
                let start = (min(y, height - 1) * width + min(x, width - 1)) * 3
                return pixels[start..<start + 3]
            }
        }
    }
}
