import CJPEG
import Glibc

/// Writes JPEG files: progressive, Huffman tables of their own, quantisation tables made for the eye's metric.
public enum JPEGEncoder {
    /// Writes a picture.
    ///
    /// A picture without any colour is written with one component, which is smaller.
    ///
    /// - Parameters:
    ///   - pixels: sRGB, 8 bits, 3 bands together, row by row.
    ///   - width: In pixels, 1...65,500.
    ///   - height: In pixels, 1...65,500.
    ///   - quality: 1...100, with about the look that libjpeg gives to the number.
    ///   - chroma: The resolution of colour.
    ///   - segments: What goes behind the JFIF header, in order.
    /// - Returns: The file.
    /// - Throws: For pixels that do not fit the size, numbers out of range, segments that no file may hold, and where
    ///   memory ends.
    public static func encode(
        _ pixels: [UInt8],
        width: Int,
        height: Int,
        quality: Int,
        chroma: JPEGChroma,
        segments: [JPEGSegment] = []
    ) throws(JPEGError) -> [UInt8] {
        guard 1...65_500 ~= width, 1...65_500 ~= height else {
            throw JPEGError(message: "expected 1…65500 pixels for width and height, received \(width) x \(height)")
        }
        guard pixels.count == width * height * 3 else {
            throw JPEGError(message: "expected \(width * height * 3) bytes of pixels, received \(pixels.count)")
        }
        guard 1...100 ~= quality else {
            throw JPEGError(message: "expected 1…100 for quality, received \(quality)")
        }
        guard segments.allSatisfy(\.isValid) else {
            throw JPEGError(message: "a segment has no marker of its kind or over \(JPEGSegment.longest) bytes")
        }
        let grey = isGrey(pixels)
        let tables = QuantisationTables(quality: quality, chroma: chroma)
        var result = cjpeg_result()
        let done = cjpeg_compress(
            cjpeg_picture(
                width: UInt32(width),
                height: UInt32(height),
                bands: grey ? 1 : 3,
                halved: chroma == .halved
            ),
            grey ? stride(from: 0, to: pixels.count, by: 3).map { pixels[$0] } : pixels,
            tables.luma,
            tables.chroma,
            segments.map { cjpeg_segment(marker: $0.marker, count: $0.bytes.count) },
            segments.count,
            segments.flatMap(\.bytes),
            &result
        )
        defer { free(result.bytes) }
        guard done else { throw JPEGError(result) }
        return Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
    }

    private static func isGrey(_ pixels: [UInt8]) -> Bool {
        pixels.withUnsafeBufferPointer { pixels in
            stride(from: 0, to: pixels.count, by: 3).allSatisfy {
                pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2]
            }
        }
    }
}
