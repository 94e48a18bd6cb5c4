/// One scale of the reference: all of it that a comparison needs.
struct ReferenceScale: Sendable {
    let layout: ScaleLayout
    /// Row by row, and in it channel by channel: pixels, local means, and local variances where structure counts.
    private var samples: [Float]

    /// Where each channel begins in a row, and last where the row ends.
    private let starts: [Int]

    /// Prepares the scale that the picture is at.
    init(_ layout: ScaleLayout, from picture: inout LinearPyramid) {
        self.layout = layout
        starts = layout.starts { $0.hasStructure ? 3 : 2 }
        samples = Array(repeating: 0, count: starts[layout.channels.count] * layout.size.height)
        samples.withUnsafeMutableBufferPointer { [starts] samples in
            guard let start = samples.baseAddress else { return }
            func row(_ y: Int, _ channel: Int) -> ReferenceRow {
                ReferenceRow(start + y * starts[layout.channels.count] + starts[channel], stride: layout.stride)
            }
            if layout.isRecursive {
                Self.fill(layout, from: &picture, by: RecursiveBlur.self, row)
            } else {
                Self.fill(layout, from: &picture, by: WeighingBlur.self, row)
            }
        }
    }

    /// Calls with the rows of each channel, by their height in the picture.
    func withRows<Result>(_ body: ((_ y: Int, _ channel: Int) -> ReferenceRow) -> Result) -> Result {
        samples.withUnsafeBufferPointer { samples in
            // A scale has a pixel at least, and a row that is only read may be seen as one that could be written.
            guard let start = samples.baseAddress.map({ Row(mutating: $0) }) else { preconditionFailure("no pixels") }
            let length = starts[layout.channels.count]
            return body { y, channel in ReferenceRow(start + y * length + starts[channel], stride: layout.stride) }
        }
    }

    private static func fill<Blur: RowBlur & ~Copyable>(
        _ layout: ScaleLayout,
        from picture: inout LinearPyramid,
        by filter: Blur.Type,
        _ row: (_ y: Int, _ channel: Int) -> ReferenceRow
    ) {
        let channels = ChannelRows(layout, count: layout.channels.count)
        let squares = ChannelRows(layout, count: 1)
        let starts = layout.starts { $0.hasStructure ? 2 : 1 }
        let blur = Blur(height: layout.size.height, length: starts[layout.channels.count])
        let blurred = Rows(count: 1, length: starts[layout.channels.count])
        for y in 0..<layout.size.height {
            channels.convert(picture.nextRow(), y: y)
            for (index, channel) in layout.channels.enumerated() {
                let pixels = channels.row(y, channel: index)
                row(y, index).pixels.update(from: pixels, count: layout.stride)
                blur.add(pixels, width: layout.size.width, y: y, at: starts[index])
                guard channel.hasStructure else { continue }
                let square = squares.row(y, channel: 0)
                RowArithmetic.multiply(pixels, pixels, into: square, width: layout.size.width)
                blur.add(square, width: layout.size.width, y: y, at: starts[index] + layout.stride)
            }
            for done in layout.rowsBlurred(after: y) {
                blur.blurred(done, into: blurred[0])
                for (index, channel) in layout.channels.enumerated() {
                    let (mean, row) = (blurred[0] + starts[index], row(done, index))
                    row.mean.update(from: mean, count: layout.stride)
                    guard channel.hasStructure else { continue }
                    RowArithmetic.variance(mean, mean + layout.stride, into: row.variance, width: layout.size.width)
                }
            }
        }
    }
}

/// What is kept of one row of one channel of the reference.
struct ReferenceRow {
    /// The pixels; their local means; their local variances, which are not there where structure has no weight.
    let pixels: Row, mean: Row, variance: Row

    init(_ start: Row, stride: Int) {
        (pixels, mean, variance) = (start, start + stride, start + 2 * stride)
    }
}
