/// Weighted sums, down the rows and along a row, each held within its limits.
enum Passes {
    /// How many samples go together down the rows, so that a weight is fetched once for them.
    static let block = 4 * Lanes.scalarCount

    /// Sums rows to one.
    ///
    /// - Parameters:
    ///   - rows: as many as there are weights, aligned to `Lanes`.
    ///   - length: samples in a row, a multiple of `block`.
    static func down(
        _ rows: UnsafeBufferPointer<UnsafeRawPointer>,
        weights: UnsafePointer<Float>,
        lobe: Range<Int>,
        length: Int,
        to result: UnsafeMutableRawPointer
    ) {
        let size = MemoryLayout<Lanes>.size
        for offset in stride(from: 0, to: length * MemoryLayout<Float>.size, by: 4 * size) {
            var a = Lanes.zero
            var b = Lanes.zero
            var c = Lanes.zero
            var d = Lanes.zero
            for tap in 0..<rows.count {
                let weight = Lanes(repeating: weights[tap])
                let row = rows[tap] + offset
                a += weight * row.load(as: Lanes.self)
                b += weight * row.load(fromByteOffset: size, as: Lanes.self)
                c += weight * row.load(fromByteOffset: 2 * size, as: Lanes.self)
                d += weight * row.load(fromByteOffset: 3 * size, as: Lanes.self)
            }
            held(a, rows, lobe, offset, result)
            held(b, rows, lobe, offset + size, result)
            held(c, rows, lobe, offset + 2 * size, result)
            held(d, rows, lobe, offset + 3 * size, result)
        }
    }

    @inline(__always)
    private static func held(
        _ sum: Lanes,
        _ rows: UnsafeBufferPointer<UnsafeRawPointer>,
        _ lobe: Range<Int>,
        _ offset: Int,
        _ result: UnsafeMutableRawPointer
    ) {
        var limits = Limits(rows[lobe.lowerBound].load(fromByteOffset: offset, as: Lanes.self))
        for tap in lobe.lowerBound + 1..<lobe.upperBound {
            limits.take(rows[tap].load(fromByteOffset: offset, as: Lanes.self))
        }
        result.storeBytes(of: limits.holding(sum), toByteOffset: offset, as: Lanes.self)
    }

    /// Sums the pixels of a row to fewer ones; each is computed as four bands, and the next one overwrites what is left
    /// of those that it has not.
    ///
    /// - Parameters:
    ///   - row: pixels side by side, with room for three samples more.
    ///   - gain: what each sum is multiplied by that lies where samples differ.
    ///   - result: as the row.
    static func along(
        _ row: UnsafeRawPointer,
        bands: Int,
        taps: Taps,
        gain: Float,
        to result: UnsafeMutableRawPointer
    ) {
        let pixel = bands * MemoryLayout<Float>.size
        taps.weights.withUnsafeBufferPointer { weights in
            var weight = weights.baseAddress.unsafelyUnwrapped
            for place in 0..<taps.starts.count {
                let start = row + taps.starts[place] * pixel
                var sum = Lanes.zero
                for tap in 0..<taps.count {
                    sum += weight[tap] * (start + tap * pixel).loadUnaligned(as: Lanes.self)
                }
                let lobe = taps.lobes[place]
                var limits = Limits((start + lobe.lowerBound * pixel).loadUnaligned(as: Lanes.self))
                for tap in lobe.lowerBound + 1..<lobe.upperBound {
                    limits.take((start + tap * pixel).loadUnaligned(as: Lanes.self))
                }
                let light = limits.gaining(limits.holding(sum), by: gain)
                result.storeBytes(of: light, toByteOffset: place * pixel, as: Lanes.self)
                weight += taps.count
            }
        }
    }
}
