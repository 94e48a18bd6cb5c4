extension ReferenceScale {
    /// The weighed errors of another picture at this scale, which it must be at.
    func errors(of picture: inout LinearPyramid) -> Double {
        let channels = ChannelRows(layout, count: layout.channels.count)
        var sums = [(structure: Sums, added: Sums, lost: Sums)](
            repeating: (Sums(), Sums(), Sums()),
            count: layout.channels.count
        )
        withRows { reference in
            func add(_ y: Int, _ index: Int, _ probe: ProbeRow) {
                let (row, width) = (reference(y, index), layout.size.width)
                if layout.channels[index].hasStructure {
                    sums[index].structure += ErrorMaps.structure(row, probe, width: width)
                }
                if layout.channels[index].hasEdges {
                    let pixels = channels.row(y, channel: index)
                    let edges = ErrorMaps.edges(row, probe, pixels: pixels, width: width)
                    sums[index].added += edges.added
                    sums[index].lost += edges.lost
                }
            }
            if layout.isRecursive {
                blur(&picture, by: RecursiveBlur.self, channels, reference, add)
            } else {
                blur(&picture, by: WeighingBlur.self, channels, reference, add)
            }
        }
        let count = layout.size.width * layout.size.height
        return zip(layout.channels, sums).reduce(0) { total, pair in
            let (channel, sums) = pair
            let errors = Errors(
                structure: sums.structure.norms(of: count),
                added: sums.added.norms(of: count),
                lost: sums.lost.norms(of: count)
            )
            return total + Score.weighed(errors, by: channel.weights)
        }
    }

    /// Calls with each row of each channel once it is blurred.
    private func blur<Blur: RowBlur & ~Copyable>(
        _ picture: inout LinearPyramid,
        by filter: Blur.Type,
        _ channels: borrowing ChannelRows,
        _ reference: (_ y: Int, _ channel: Int) -> ReferenceRow,
        _ body: (_ y: Int, _ channel: Int, ProbeRow) -> Void
    ) {
        let products = ChannelRows(layout, count: 1)
        let starts = layout.starts { $0.hasStructure ? 3 : 1 }
        let blur = Blur(height: layout.size.height, length: starts[layout.channels.count])
        let blurred = Rows(count: 1, length: starts[layout.channels.count])
        let (width, stride) = (layout.size.width, layout.stride)
        for y in 0..<layout.size.height {
            channels.convert(picture.nextRow(), y: y)
            for (index, channel) in layout.channels.enumerated() {
                let (pixels, product) = (channels.row(y, channel: index), products.row(y, channel: 0))
                blur.add(pixels, width: width, y: y, at: starts[index])
                guard channel.hasStructure else { continue }
                RowArithmetic.multiply(pixels, pixels, into: product, width: width)
                blur.add(product, width: width, y: y, at: starts[index] + stride)
                RowArithmetic.multiply(pixels, reference(y, index).pixels, into: product, width: width)
                blur.add(product, width: width, y: y, at: starts[index] + 2 * stride)
            }
            for done in layout.rowsBlurred(after: y) {
                blur.blurred(done, into: blurred[0])
                for index in layout.channels.indices {
                    body(done, index, ProbeRow(blurred[0] + starts[index], stride: stride))
                }
            }
        }
    }
}

/// What is known of one row of one channel of the other picture.
struct ProbeRow {
    /// The local means of the pixels; of their squares and of their products with the reference's, where structure
    /// counts.
    let mean: Row, square: Row, product: Row

    init(_ start: Row, stride: Int) {
        (mean, square, product) = (start, start + stride, start + 2 * stride)
    }
}
