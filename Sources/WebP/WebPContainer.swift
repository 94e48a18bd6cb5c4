import CWebP

/// The chunks of a WebP file around its pixels.
///
/// RFC 9649 section 2: `RIFF`, length, `WEBP`, then chunks of a name, a length, and data padded to an even length. A file
/// with metadata, animation or alpha beside lossy pixels begins with the chunk `VP8X`: flags, then three bytes for
/// nothing, and width and height less one in three bytes each.
public enum WebPContainer {
    private static let alphaFlag: UInt8 = 0x10, exifFlag: UInt8 = 0x08, xmpFlag: UInt8 = 0x04
    // Names are bytes: what is no text must not become one on the way.
    private static let extended = Array("VP8X".utf8), exif = Array("EXIF".utf8), xmp = Array("XMP ".utf8)

    /// A still or an animation with these EXIF and XMP data and no other; the header goes where nothing needs it.
    ///
    /// - Parameters:
    ///   - file: A whole WebP file.
    ///   - exif: TIFF data; none where empty.
    ///   - xmp: An XMP packet; none where empty.
    /// - Throws: For what is no WebP.
    public static func replacingMetadata(of file: [UInt8], exif: [UInt8], xmp: [UInt8]) throws(WebPError) -> [UInt8] {
        let chunks = chunks(of: file)
        guard let first = chunks.first else { throw WebPError("the file is damaged or no WebP") }
        guard first.name == Self.extended || !exif.isEmpty || !xmp.isEmpty else { return file }
        var header = first.name == Self.extended && first.data.count >= 10 ? Array(first.data) : try newHeader(of: file)
        header[0] &= ~(exifFlag | xmpFlag)
        if !exif.isEmpty { header[0] |= exifFlag }
        if !xmp.isEmpty { header[0] |= xmpFlag }
        var body = Array("WEBP".utf8)
        if header[0] != 0 { body += chunk(Self.extended, header) }
        for old in chunks where ![Self.extended, Self.exif, Self.xmp].contains(old.name) {
            body += chunk(old.name, old.data)
        }
        if !exif.isEmpty { body += chunk(Self.exif, exif) }
        if !xmp.isEmpty { body += chunk(Self.xmp, xmp) }
        return chunk(Array("RIFF".utf8), body)
    }

    private static func newHeader(of file: [UInt8]) throws(WebPError) -> [UInt8] {
        let features = try WebPDecoder.header(of: file)
        return [features.has_alpha != 0 ? alphaFlag : 0, 0, 0, 0]
            + number(Int(features.width) - 1, bytes: 3) + number(Int(features.height) - 1, bytes: 3)
    }

    /// The chunks of a file in order, the last one perhaps cut off; none where it is no WebP.
    private static func chunks(of file: [UInt8]) -> [(name: [UInt8], data: ArraySlice<UInt8>)] {
        guard file.starts(with: "RIFF".utf8), file.dropFirst(8).starts(with: "WEBP".utf8) else { return [] }
        var chunks: [([UInt8], ArraySlice<UInt8>)] = []
        var offset = 12
        while offset + 8 <= file.count {
            let length = (0..<4).reduce(0) { $0 | Int(file[offset + 4 + $1]) << (8 * $1) }
            let start = offset + 8
            let end = min(file.count, start + length)
            chunks.append((Array(file[offset..<offset + 4]), file[start..<end]))
            offset = end + length % 2
        }
        return chunks
    }

    private static func chunk(_ name: [UInt8], _ data: some Collection<UInt8>) -> [UInt8] {
        name + number(data.count, bytes: 4) + data + [UInt8](repeating: 0, count: data.count % 2)
    }

    /// A number with its least significant byte first.
    private static func number(_ value: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
