/// The chunks of a WebP file, to take out what libvips's saver puts in unasked.
///
/// RFC 9649 section 2: `RIFF`, length, `WEBP`, then chunks of a name, a length, and data padded to an even length.
enum WebPContainer {
    private static let exifFlag: UInt8 = 0x08

    /// The file without its EXIF chunk, and without the extended header where that has nothing left to say.
    ///
    /// libvips 8.14 writes an EXIF block of resolutions even for an image that has no metadata and is to be stripped.
    static func withoutEXIF(_ file: [UInt8]) -> [UInt8] {
        guard file.holds("RIFF", at: 0), file.holds("VP8X", at: 12), file.count > 20 else { return file }
        var body: [UInt8] = []
        var offset = 12
        while offset + 8 <= file.count {
            let length = (0..<4).reduce(0) { $0 | Int(file[offset + 4 + $1]) << (8 * $1) }
            let end = min(file.count, offset + 8 + length + length % 2)
            var chunk = Array(file[offset..<end])
            if chunk.holds("VP8X", at: 0) { chunk[8] &= ~exifFlag }
            let empty = chunk.holds("VP8X", at: 0) && chunk[8] == 0
            if !empty && !chunk.holds("EXIF", at: 0) { body += chunk }
            offset = end
        }
        let length = body.count + 4
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array("WEBP".utf8)
            + body
    }
}
