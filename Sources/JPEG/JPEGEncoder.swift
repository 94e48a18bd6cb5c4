import CJPEG
import Glibc

/// Writes JPEG files: progressive, Huffman tables of their own, quantisation tables made for the eye's metric.
public enum JPEGEncoder {
    /// Writes a picture.
    ///
    /// - Parameters:
    ///   - picture: What to write; one without any colour has one component, which is smaller.
    ///   - quality: 1...100, with about the look that libjpeg gives to the number.
    ///   - segments: What goes behind the JFIF header, in order.
    /// - Returns: The file; the same for the same picture, quality and segments.
    /// - Throws: For a quality out of range, segments that no file may hold, and where memory ends.
    public static func encode(
        _ picture: JPEGCoefficients,
        quality: Int,
        segments: [JPEGSegment] = []
    ) throws(JPEGError) -> [UInt8] {
        guard 1...100 ~= quality else {
            throw JPEGError(message: "expected 1…100 for quality, received \(quality)")
        }
        guard segments.allSatisfy(\.isValid) else {
            throw JPEGError(message: "a segment has no marker of its kind or over \(JPEGSegment.longest) bytes")
        }
        let rounding = Rounding(picture, QuantisationTables(quality: quality, chroma: picture.chroma))
        var result = cjpeg_result()
        let done = withUnsafePointer(to: rounding) { compress($0, segments, &result) }
        defer { free(result.bytes) }
        guard done else { throw JPEGError(result) }
        return Array(UnsafeBufferPointer(start: result.bytes, count: result.count))
    }

    private static func compress(
        _ rounding: UnsafePointer<Rounding>,
        _ segments: [JPEGSegment],
        _ result: inout cjpeg_result
    ) -> Bool {
        let picture = rounding.pointee.picture
        return rounding.pointee.tables.luma.withUnsafeBufferPointer { luma in
            rounding.pointee.tables.chroma.withUnsafeBufferPointer { chroma in
                var task = cjpeg_picture(
                    width: UInt32(picture.width),
                    height: UInt32(picture.height),
                    components: UInt8(picture.components.count),
                    halved: picture.isHalved,
                    columns: UInt32(picture.columns),
                    rows: UInt32(picture.rows),
                    luma: luma.baseAddress,
                    chroma: chroma.baseAddress,
                    fill: { context, component, row, blocks in
                        guard let context, let blocks else { return }
                        context.assumingMemoryBound(to: Rounding.self).pointee.fill(blocks, Int(component), Int(row))
                    },
                    context: rounding
                )
                return cjpeg_compress(
                    &task,
                    segments.map { cjpeg_segment(marker: $0.marker, count: $0.bytes.count) },
                    segments.count,
                    segments.flatMap(\.bytes),
                    &result
                )
            }
        }
    }
}

/// A picture on its way to the steps of a quality.
private struct Rounding {
    let picture: JPEGCoefficients
    let tables: QuantisationTables
    private let luma: Quantiser
    private let chroma: Quantiser

    init(_ picture: JPEGCoefficients, _ tables: QuantisationTables) {
        self.picture = picture
        self.tables = tables
        // Found on photographs at equal SSIMULACRA2 and Butteraugli; what is lost of colour is not covered by texture.
        luma = Quantiser(table: tables.luma, price: 0.06)
        chroma = Quantiser(table: tables.chroma, price: 0.03)
    }

    /// Writes a row of a component's blocks.
    func fill(_ blocks: UnsafeMutablePointer<Int16>, _ component: Int, _ row: Int) {
        let (values, count) = (picture.components[component].values, picture.components[component].columns * 64)
        values.withUnsafeBufferPointer { values in
            (component == 0 ? luma : chroma).quantise(
                values.extracting(row * count..<(row + 1) * count),
                into: UnsafeMutableBufferPointer(start: blocks, count: count)
            )
        }
    }
}
