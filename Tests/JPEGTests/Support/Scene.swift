import JPEG

/// A picture to try things on: smooth colours, an edge and some texture, of any size.
struct Scene {
    var width: Int, height: Int
    var pixels: [UInt8]

    init(width: Int, height: Int, coloured: Bool = true) {
        self.width = width
        self.height = height
        pixels = []
        for y in 0..<height {
            for x in 0..<width {
                let texture = (x * 7 + y * 13) % 16
                let red = 40 + x * 150 / width + texture
                let green = 60 + y * 130 / height + texture
                let blue = x > y ? 160 : 90
                pixels += (coloured ? [red, green, blue] : [green, green, green]).map { UInt8($0) }
            }
        }
    }

    /// The scene as a file.
    func file(
        quality: Int = 80,
        chroma: JPEGChroma = .halved,
        segments: [JPEGSegment] = []
    ) throws(JPEGError) -> [UInt8] {
        let picture = try JPEGCoefficients(pixels, width: width, height: height, chroma: chroma)
        return try JPEGEncoder.encode(picture, quality: quality, segments: segments)
    }

    /// The mean squared difference of other pixels of the same size.
    func error(of others: [UInt8]) -> Double {
        let sum = zip(pixels, others).reduce(0) { sum, pair in
            let difference = Int(pair.0) - Int(pair.1)
            return sum + difference * difference
        }
        return Double(sum) / Double(pixels.count)
    }
}
