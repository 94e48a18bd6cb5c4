import CJPEG
import Glibc

/// Reads JPEG files as browsers show them: smooth upsampling of colour, the accurate integer transform.
public enum JPEGDecoder {
    /// Reads the pixels of a file.
    ///
    /// It is strict where browsers are not: a file that libjpeg would have to guess parts of is an error.
    ///
    /// - Parameters:
    ///   - file: The whole file; grey or colour, not CMYK.
    ///   - limit: How many pixels the picture may have; a header that claims more is refused before memory is taken.
    /// - Returns: sRGB, 8 bits, 3 bands together, row by row, with width and height as stored, in pixels. Profiles and
    ///   EXIF orientation are left out of account.
    /// - Throws: For what is no JPEG, damaged or over the limit, and where memory ends.
    public static func pixels(
        of file: [UInt8],
        limit: Int = 100_000_000
    ) throws(JPEGError) -> (pixels: [UInt8], width: Int, height: Int) {
        var result = cjpeg_result()
        defer { free(result.bytes) }
        guard cjpeg_decompress(file, file.count, UInt64(max(0, limit)), &result) else { throw JPEGError(result) }
        let pixels = Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
        return (pixels, Int(result.width), Int(result.height))
    }
}

extension JPEGError {
    /// Takes the words of libjpeg.
    init(_ result: cjpeg_result) {
        message = withUnsafeBytes(of: result.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
