/// From red, green and blue to luma and chroma by BT.601 in full range: ITU-T H.273, section 8.3, matrix 6.
enum LumaChroma {
    /// Converts the pixels of a row, rounding to the nearest.
    ///
    /// - Parameters:
    ///   - bands: 3, or 4 with alpha last, which goes to `alpha` as it is.
    static func convert(
        _ pixels: UnsafeBufferPointer<UInt8>,
        bands: Int,
        to luma: UnsafeMutablePointer<UInt8>,
        _ blue: UnsafeMutablePointer<UInt8>,
        _ red: UnsafeMutablePointer<UInt8>,
        _ alpha: UnsafeMutablePointer<UInt8>?
    ) {
        for x in 0..<pixels.count / bands {
            let place = x * bands
            let (r, g, b) = (Float(pixels[place]), Float(pixels[place + 1]), Float(pixels[place + 2]))
            let y = 0.299 * r + 0.587 * g + 0.114 * b
            luma[x] = UInt8(y + 0.5)
            // Pure blue and pure red lie half a step over the largest number.
            blue[x] = UInt8(min((b - y) / 1.772 + 128.5, 255))
            red[x] = UInt8(min((r - y) / 1.402 + 128.5, 255))
            alpha?[x] = pixels[place + 3]
        }
    }
}
