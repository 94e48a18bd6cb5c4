/// Pictures made for tests: sRGB, 8 bits, 3 bands.
struct TestPicture {
    var width: Int, height: Int
    var pixels: [UInt8]

    /// Soft waves with some detail, different in each band.
    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        pixels = (0..<width * height * 3).map { place in
            let (x, y, band) = (place / 3 % width, place / 3 / width, place % 3)
            let wave = (x * (3 + band) + y * 5) % 256
            return UInt8((wave < 128 ? wave : 255 - wave) + (x / 3 + y / 4) % 2 * 20 + 40)
        }
    }

    /// The same with each value moved by at most as much, the same way each time.
    func noisy(_ amount: Int) -> [UInt8] {
        var state: UInt32 = 1
        return pixels.map { value in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(clamping: Int(value) + Int(state >> 16) % (2 * amount + 1) - amount)
        }
    }
}
