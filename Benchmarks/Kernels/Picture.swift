/// A size in pixels, as benchmarks are named by.
struct PictureSize: CustomStringConvertible {
    var width: Int, height: Int

    var pixels: Int { width * height }
    var description: String { "\(width)x\(height)" }

    /// The smaller of the two usual sizes, a picture on a phone.
    static let small = PictureSize(width: 640, height: 427)
    /// The larger one, a picture as wide as a desktop.
    static let large = PictureSize(width: 1920, height: 1280)
}

/// Pictures that are computed, so that every machine measures the same pixels and none has to be at hand.
enum Picture {
    /// A picture with smooth gradients, edges and the noise of a camera, sRGB, 8 bits, 3 bands together, row by row.
    ///
    /// The noise is as strong as it takes for a JPEG of quality 75 to have 1.1 bits a pixel, as photographs have.
    /// Different seeds give the same picture with other noise, as an encoder would.
    static func samples(_ size: PictureSize, seed: UInt64 = 1) -> [UInt8] {
        var noise = Noise(state: seed)
        var samples: [UInt8] = []
        samples.reserveCapacity(size.pixels * 3)
        for y in 0..<size.height {
            for x in 0..<size.width {
                let edges = (x / 97 + y / 61) % 2 * 24
                let grain = noise.next(below: 28)
                let across = 200 * x / size.width, down = 200 * y / size.height
                samples.append(UInt8(across + edges + grain + noise.next(below: 4)))
                samples.append(UInt8(down + edges + grain + noise.next(below: 4)))
                samples.append(UInt8((across + down) / 2 + edges + grain + noise.next(below: 4)))
            }
        }
        return samples
    }
}

/// Numbers that look random: Knuth's linear congruential generator of MMIX.
private struct Noise {
    var state: UInt64

    mutating func next(below limit: UInt64) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % limit)
    }
}
