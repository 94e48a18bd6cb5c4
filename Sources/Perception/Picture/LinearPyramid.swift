/// A picture in linear light at one scale after the other, each of half the size, row by row.
///
/// The rows of a scale are asked for in order, each once; the next scale comes into being on the way.
struct LinearPyramid: ~Copyable {
    private let pixels: UnsafeBufferPointer<UInt8>
    private let layouts: [ScaleLayout]
    private var scale = 0
    private var y = 0
    /// The rows of this scale; of the first scale, which is decoded as it is asked for, the last two.
    private var rows: Rows
    private var next: Rows

    init(_ pixels: UnsafeBufferPointer<UInt8>, layouts: [ScaleLayout]) {
        self.pixels = pixels
        self.layouts = layouts
        rows = Rows(count: 2, length: 3 * layouts[0].stride)
        next = Self.rows(of: layouts.dropFirst().first)
    }

    private static func rows(of layout: ScaleLayout?) -> Rows {
        Rows(count: layout?.size.height ?? 0, length: 3 * (layout?.stride ?? 0))
    }

    /// The next row: red, green, blue, each as long as the layout's stride.
    mutating func nextRow() -> Row {
        let layout = layouts[scale]
        let row = rows[scale == 0 ? y & 1 : y]
        if scale == 0 { decode(into: row, layout) }
        if scale + 1 < layouts.count {
            let other = y & 1 == 1 ? rows[scale == 0 ? 0 : y - 1] : row
            if y & 1 == 1 || y == layout.size.height - 1 {
                Self.halve(other, row, into: next[y / 2], layout, layouts[scale + 1])
            }
        }
        y += 1
        return row
    }

    /// Goes on to the next scale, once all rows of this one were asked for.
    mutating func descend() {
        scale += 1
        y = 0
        swap(&rows, &next)
        next = Self.rows(of: layouts.dropFirst(scale + 1).first)
    }

    private func decode(into row: Row, _ layout: ScaleLayout) {
        let width = layout.size.width
        guard let start = pixels.baseAddress.map({ $0 + y * width * 3 }) else { return }
        SRGB.linear.withUnsafeBufferPointer { table in
            for x in 0..<width {
                row[x] = table[Int(start[3 * x])]
                row[layout.stride + x] = table[Int(start[3 * x + 1])]
                row[2 * layout.stride + x] = table[Int(start[3 * x + 2])]
            }
        }
    }

    /// The means of two by two pixels of two rows; an odd last column counts twice.
    private static func halve(_ upper: Row, _ lower: Row, into out: Row, _ from: ScaleLayout, _ to: ScaleLayout) {
        let width = from.size.width
        for band in 0..<3 {
            let (a, b, out) = (upper + band * from.stride, lower + band * from.stride, out + band * to.stride)
            if width & 1 == 1 {
                a[width] = a[width - 1]
                b[width] = b[width - 1]
            }
            for x in 0..<to.size.width {
                out[x] = (a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1]) * 0.25
            }
        }
    }
}
