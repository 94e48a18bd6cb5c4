/// Pictures to encode, made by formulas.
enum Picture {
    /// Black, white, grey, the corners of the colour cube, and two colours of skin and sky.
    static let colours: [[UInt8]] = [
        [0, 0, 0], [255, 255, 255], [128, 128, 128], [255, 0, 0], [0, 255, 0], [0, 0, 255],
        [255, 255, 0], [0, 255, 255], [255, 0, 255], [224, 172, 105], [135, 206, 235],
    ]

    /// Slopes, in another direction in each band.
    static func slopes(width: Int, height: Int, bands: Int) -> [UInt8] {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let (right, down) = (x * 255 / max(width - 1, 1), y * 255 / max(height - 1, 1))
                pixels += [right, down, 255 - right, 255 - down].prefix(bands).map { UInt8($0) }
            }
        }
        return pixels
    }

    /// Grain over slopes, the same in every run, in 3 bands.
    static func texture(width: Int, height: Int) -> [UInt8] {
        var state: UInt32 = 1
        return slopes(width: width, height: height, bands: 3).map { value in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(min(max(Int(value) + Int(state >> 26) - 32, 0), 255))
        }
    }
}
