import Catalog
import Rendering

/// About how much memory a job takes in its worker.
enum JobMemory {
    /// What a worker takes with a small picture, searches with the largest usual variants included, in bytes: measured with
    /// eight widths of photographs up to 1,920 pixels.
    static let base = 200_000_000

    /// The bytes of a job on a source; a source that is not known well counts as small.
    static func estimate(_ source: SourceRecord) -> Int {
        guard case .usable(let header) = source.verdict else { return base }
        return estimate(header)
    }

    /// The bytes of a job on a source with this header.
    static func estimate(_ header: SourceRecord.Header) -> Int {
        let perPixel = SourceKind(rawValue: header.format).map(bytes) ?? 8.5
        let frames = header.format == "gif" || header.format == "webp" ? header.frames : 1
        // Limits allow numbers whose product is beyond an integer only together.
        return base + Int(min(Double(header.width) * Double(header.height) * Double(frames) * perPixel, 1e15))
    }

    /// What a pixel takes at most while it is decoded: formats that come row by row take less than those that are
    /// decoded whole, but what the header says does not tell progressive and interlaced files from others. Measured with 50
    /// to 200 megapixels: progressive JPEG 3.3, interlaced PNG of 16 bits 8.4, JPEG XL 7.
    private static func bytes(_ kind: SourceKind) -> Double {
        switch kind {
        case .jpeg: 3.5
        case .webp, .gif: 5
        case .heif, .jxl: 7.5
        case .png, .tiff: 8.5
        }
    }
}
