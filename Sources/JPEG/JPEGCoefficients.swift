/// A picture as a JPEG file describes it, by frequencies, before anything is rounded to a quality.
///
/// All that encoding does for every quality alike is done: colours are converted and their resolution halved, and blocks
/// transformed. It takes 3 bytes a pixel with halved chroma, 6 with full and 2 without colour.
public struct JPEGCoefficients: Sendable {
    /// In pixels.
    public let width: Int
    /// In pixels.
    public let height: Int
    /// The resolution of colour.
    public let chroma: JPEGChroma

    /// How many MCUs stand side by side.
    let columns: Int
    /// How many MCUs stand below each other.
    let rows: Int
    /// Whether brightness has four blocks for one of each colour.
    let isHalved: Bool

    /// One component: a grid of blocks.
    struct Component {
        /// How many blocks stand side by side, up to whole MCUs.
        let columns: Int
        /// 64 numbers for each block in zigzag order, row of blocks by row, in units of 1 / `unit`.
        fileprivate(set) var values: [Int16]

        fileprivate init(columns: Int, rows: Int) {
            self.columns = columns
            values = [Int16](repeating: 0, count: columns * rows * 64)
        }
    }

    /// Brightness, then the two of colour where the picture has any.
    private(set) var components: [Component]

    /// What a level of one is in a coefficient: a coefficient is within ±1024 and so just fits.
    static let unit = 16

    /// Transforms a picture.
    ///
    /// - Parameters:
    ///   - pixels: sRGB, 8 bits, 3 bands together, row by row.
    ///   - width: In pixels, 1...65,500.
    ///   - height: In pixels, 1...65,500.
    ///   - chroma: The resolution of colour. A picture without any colour has one component.
    /// - Throws: For a size out of range and pixels that do not fit it.
    public init(_ pixels: [UInt8], width: Int, height: Int, chroma: JPEGChroma) throws(JPEGError) {
        guard 1...65_500 ~= width, 1...65_500 ~= height else {
            throw JPEGError(message: "expected 1…65500 pixels for width and height, received \(width) x \(height)")
        }
        guard pixels.count == width * height * 3 else {
            throw JPEGError(message: "expected \(width * height * 3) bytes of pixels, received \(pixels.count)")
        }
        self.width = width
        self.height = height
        self.chroma = chroma
        let coloured = !Self.isGrey(pixels)
        isHalved = coloured && chroma == .halved
        let side = isHalved ? 16 : 8
        columns = (width + side - 1) / side
        rows = (height + side - 1) / side
        let luma = isHalved ? Component(columns: 2 * columns, rows: 2 * rows) : Component(columns: columns, rows: rows)
        let colour = Component(columns: columns, rows: rows)
        components = coloured ? [luma, colour, colour] : [luma]
        var samples = SampleRows(width: width, paddedWidth: columns * side, coloured: coloured, halved: isHalved)
        pixels.withUnsafeBufferPointer { pixels in
            for row in 0..<rows {
                samples.take(pixels, from: row * side)
                transform(samples, of: row)
            }
        }
    }

    private mutating func transform(_ samples: borrowing SampleRows, of row: Int) {
        components[0].transform(samples.luma, into: isHalved ? row * 2 : row)
        guard components.count > 1 else { return }
        components[1].transform(samples.blue, into: row)
        components[2].transform(samples.red, into: row)
    }

    private static func isGrey(_ pixels: [UInt8]) -> Bool {
        pixels.withUnsafeBufferPointer { pixels in
            stride(from: 0, to: pixels.count, by: 3).allSatisfy {
                pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2]
            }
        }
    }
}

extension JPEGCoefficients.Component {
    /// Transforms one or two rows of blocks.
    ///
    /// - Parameters:
    ///   - samples: Line by line, each of all columns.
    ///   - row: The first of the rows.
    fileprivate mutating func transform(_ samples: [Float], into row: Int) {
        let stride = columns * 8
        Zigzag.columns.withUnsafeBufferPointer { order in
            samples.withUnsafeBytes { samples in
                values.withUnsafeMutableBufferPointer { values in
                    for index in 0..<samples.count / 256 {
                        let corner = index / columns * stride * 8 + index % columns * 8
                        let block = DCTBlock(samples, corner: corner, stride: stride).transformedAndTransposed()
                        block.write(to: values, at: (row * columns + index) * 64, in: order)
                    }
                }
            }
        }
    }
}

extension DCTBlock {
    /// Reads a block out of lines of samples.
    fileprivate init(_ samples: UnsafeRawBufferPointer, corner: Int, stride: Int) {
        func row(_ line: Int) -> V {
            samples.loadUnaligned(fromByteOffset: (corner + line * stride) * 4, as: V.self)
        }
        rows = (row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7))
    }

    /// Writes 64 rounded numbers of units in an order.
    fileprivate func write(
        to values: UnsafeMutableBufferPointer<Int16>,
        at offset: Int,
        in order: UnsafeBufferPointer<Int>
    ) {
        // Beside 1.5 x 2^23 a float has no bits behind the point left, and its lowest 16 are the rounded number.
        func rounded(_ row: V) -> V { row * Float(JPEGCoefficients.unit) + 12_582_912 }
        let numbers = (
            rounded(rows.0), rounded(rows.1), rounded(rows.2), rounded(rows.3),
            rounded(rows.4), rounded(rows.5), rounded(rows.6), rounded(rows.7)
        )
        withUnsafeBytes(of: numbers) { numbers in
            let bits = numbers.assumingMemoryBound(to: UInt32.self)
            for place in 0..<64 { values[offset + place] = Int16(truncatingIfNeeded: bits[order[place]]) }
        }
    }
}
