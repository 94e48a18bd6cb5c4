import CWebP

/// Reads still WebP files as browsers show them, with smooth upsampling of colour.
public enum WebPDecoder {
    /// Reads the pixels of a file.
    ///
    /// - Parameters:
    ///   - file: The whole file; no animation.
    ///   - limit: How many pixels the picture may have; a header that claims more is refused before memory is taken.
    /// - Returns: Samples row by row, `bands` together: 3 for red, green, blue, 4 with alpha, which is straight. Profiles
    ///   and EXIF orientation are left out of account.
    /// - Throws: For what is no WebP, animated, damaged or over the limit, and where memory ends.
    public static func pixels(
        of file: [UInt8],
        limit: Int = 100_000_000
    ) throws(WebPError) -> (pixels: [UInt8], width: Int, height: Int, bands: Int) {
        let header = try header(of: file)
        guard header.has_animation == 0 else { throw WebPError("expected a still picture, received an animation") }
        let (width, height) = (Int(header.width), Int(header.height))
        guard 1...max(1, limit) ~= width * height else {
            throw WebPError("expected 1…\(limit) pixels, the file claims \(width * height)")
        }
        let bands = header.has_alpha != 0 ? 4 : 3
        var status = VP8_STATUS_OK
        let pixels = [UInt8](unsafeUninitializedCapacity: width * height * bands) { pixels, count in
            status = decode(file, into: pixels, stride: width * bands, bands == 4 ? MODE_RGBA : MODE_RGB)
            count = status == VP8_STATUS_OK ? width * height * bands : 0
        }
        try WebPError.check(status)
        return (pixels, width, height, bands)
    }

    /// What a file says of itself before its pixels.
    static func header(of file: [UInt8]) throws(WebPError) -> WebPBitstreamFeatures {
        var header = WebPBitstreamFeatures()
        try WebPError.check(WebPGetFeatures(file, file.count, &header))
        return header
    }

    private static func decode(
        _ file: [UInt8],
        into pixels: UnsafeMutableBufferPointer<UInt8>,
        stride: Int,
        _ mode: WEBP_CSP_MODE
    ) -> VP8StatusCode {
        var config = WebPDecoderConfig()
        guard WebPInitDecoderConfig(&config) != 0 else { return VP8_STATUS_INVALID_PARAM }
        config.output.colorspace = mode
        config.output.is_external_memory = 1
        config.output.u.RGBA = WebPRGBABuffer(rgba: pixels.baseAddress, stride: Int32(stride), size: pixels.count)
        return WebPDecode(file, file.count, &config)
    }
}
