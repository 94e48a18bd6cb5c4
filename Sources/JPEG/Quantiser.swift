/// Rounds the coefficients of blocks to steps, where that is worth its bits.
///
/// Rounding to the nearest step codes many a coefficient that changes hardly anything and costs the most: a lonely one
/// behind a long run of zeros. Here a block takes, of several ways to round, the one of the least squared error plus the
/// price of its bits.
struct Quantiser {
    /// What a bit may cost where much is going on, in squared steps.
    private let price: Float
    /// The step of the first coefficient, in units of the coefficients.
    private let meanStep: Int32
    /// How many steps a unit is, in zigzag order.
    private let inverses: [Float]
    /// The size in units from which on a coefficient may be worth its bits: with none before it that is 1.5 times the
    /// price over half a step.
    private let least: [SIMD8<Int16>]

    /// Makes one for steps of 1...255, row by row.
    init(table: [UInt8], price: Float) {
        self.price = price
        let steps = Zigzag.rows.map { Int32(table[$0]) * Int32(JPEGCoefficients.unit) }
        meanStep = steps[0]
        inverses = steps.map { 1 / Float($0) }
        let least = steps.map { Int16(Float($0) * (0.5 + 1.5 * price)) }
        self.least = stride(from: 0, to: 64, by: 8).map { SIMD8(least[$0..<$0 + 8]) }
    }

    /// Rounds a row of blocks.
    ///
    /// - Parameters:
    ///   - values: 64 numbers for each block in zigzag order.
    ///   - blocks: Gets as many, each block row by row.
    func quantise(_ values: UnsafeBufferPointer<Int16>, into blocks: UnsafeMutableBufferPointer<Int16>) {
        var choice = CoefficientChoice()
        let order = Zigzag.rows
        blocks.update(repeating: 0)
        for offset in stride(from: 0, to: values.count, by: 64) {
            blocks[offset] = mean(values[offset])
            var places = worthy(values, offset)
            guard places != 0 else { continue }
            choice.begin()
            while places != 0 {
                let place = places.trailingZeroBitCount
                choice.add(Float(values[offset + place]) * inverses[place], at: place)
                places &= places - 1
            }
            choice.decide(price: price) { place, level in blocks[offset + order[place]] = level }
        }
    }

    /// The first coefficient, rounded to the nearest: where blocks are flat, a wrong level shows as an edge.
    private func mean(_ value: Int16) -> Int16 {
        let value = Int32(value)
        return Int16((value < 0 ? value - meanStep / 2 : value + meanStep / 2) / meanStep)
    }

    /// A bit for each place but the first of a block whose coefficient may be worth coding.
    private func worthy(_ values: UnsafeBufferPointer<Int16>, _ offset: Int) -> UInt64 {
        let block = UnsafeRawBufferPointer(values.extracting(offset..<offset + 64))
        var bits: UInt64 = 0
        for group in 0..<8 {
            let row = block.loadUnaligned(fromByteOffset: group * 16, as: SIMD8<Int16>.self)
            let isSmall = pointwiseMax(row, 0 &- row) .< least[group]
            let marks = SIMD8<Int16>(1, 2, 4, 8, 16, 32, 64, 128).replacing(with: 0, where: isSmall)
            bits |= UInt64(UInt16(bitPattern: marks.wrappedSum())) << UInt64(group * 8)
        }
        return bits & ~1
    }
}
