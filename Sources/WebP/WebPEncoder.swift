import CWebP

/// Writes still WebP files with what libvips asks of libwebp, from pixels that are converted once.
public enum WebPEncoder {
    /// Writes a picture in the lossy coding; alpha is kept as it is.
    ///
    /// Equal input gives equal bytes, however often the picture was encoded before.
    ///
    /// - Parameters:
    ///   - picture: The picture.
    ///   - quality: 1...100 as libwebp counts.
    ///   - effort: 0...6, libwebp's method.
    ///   - exif: TIFF data; none where empty.
    ///   - xmp: An XMP packet; none where empty.
    /// - Returns: The file, which holds nothing else.
    /// - Throws: For numbers out of range, for a picture too large for its quality, and where memory ends.
    public static func encode(
        _ picture: SharpChromaPicture,
        quality: Int,
        effort: Int,
        exif: [UInt8] = [],
        xmp: [UInt8] = []
    ) throws(WebPError) -> [UInt8] {
        guard 1...100 ~= quality else { throw WebPError("expected 1…100 for quality, received \(quality)") }
        var config = try config(effort: effort)
        config.quality = Float(quality)
        // The planes are clean already.
        config.exact = 1
        let file = try withExtendedLifetime(picture) { () throws(WebPError) in try run(config, picture.picture) }
        return try WebPContainer.replacingMetadata(of: file, exif: exif, xmp: xmp)
    }

    /// Writes a picture that is read back as it is, but for colours that nothing can be seen of.
    ///
    /// - Parameters:
    ///   - pixels: sRGB, 8 bits, `bands` together, row by row.
    ///   - width: In pixels, 1...16,383.
    ///   - height: In pixels, 1...16,383.
    ///   - bands: 3, or 4 with straight alpha.
    ///   - effort: 0...6, libwebp's method.
    ///   - exif: TIFF data; none where empty.
    ///   - xmp: An XMP packet; none where empty.
    /// - Returns: The file, which holds nothing else.
    /// - Throws: For pixels that do not fit the size, numbers out of range, and where memory ends.
    public static func encodeLossless(
        _ pixels: [UInt8],
        width: Int,
        height: Int,
        bands: Int,
        effort: Int,
        exif: [UInt8] = [],
        xmp: [UInt8] = []
    ) throws(WebPError) -> [UInt8] {
        var config = try config(effort: effort)
        config.lossless = 1
        // How hard it tries beside the method; libwebp's usual value.
        config.quality = 75
        let source = try ColourPicture(pixels, width: width, height: height, bands: bands)
        let file = try withExtendedLifetime(source) { () throws(WebPError) in try run(config, source.picture) }
        return try WebPContainer.replacingMetadata(of: file, exif: exif, xmp: xmp)
    }

    private static func config(effort: Int) throws(WebPError) -> WebPConfig {
        guard 0...6 ~= effort else { throw WebPError("expected 0…6 for effort, received \(effort)") }
        var config = WebPConfig()
        guard WebPConfigInit(&config) != 0 else { throw WebPError(VP8_ENC_ERROR_INVALID_CONFIGURATION) }
        config.method = Int32(effort)
        return config
    }

    /// Encodes by way of a copy of the picture's head, which gets the writer and the outcome.
    private static func run(_ config: WebPConfig, _ picture: WebPPicture) throws(WebPError) -> [UInt8] {
        var (config, picture) = (config, picture)
        var memory = WebPMemoryWriter()
        WebPMemoryWriterInit(&memory)
        defer { WebPMemoryWriterClear(&memory) }
        picture.writer = WebPMemoryWrite
        let done = withUnsafeMutablePointer(to: &memory) {
            picture.custom_ptr = UnsafeMutableRawPointer($0)
            return WebPEncode(&config, &picture) != 0
        }
        guard done else { throw WebPError(picture.error_code) }
        return Array(UnsafeBufferPointer(start: memory.mem, count: memory.size))
    }
}
