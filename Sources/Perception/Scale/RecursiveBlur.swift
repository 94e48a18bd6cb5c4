/// The blur as `ssimulacra2` does it, recursively and with the same rounding errors.
///
/// Nothing damps the recursion, so its errors add up along rows and columns, and plain surfaces get a faint pattern.
/// The mean of the structure errors counts so much that scores of plain pictures change by up to two points with that
/// pattern. It only comes out the same if each operation is rounded as in the original, which fuses them.
struct RecursiveBlur: RowBlur, ~Copyable {
    /// How many rows apart the two rows are that a step adds.
    private static let span = 10

    private let height: Int
    private let length: Int
    private let rows: Rows
    /// The last two values of each of the three cosines, in every column.
    private let states: WideRows
    private let horizontal = RecursiveRow()
    private let gain: [Double]
    private let turn: [Double]

    init(height: Int, length: Int) {
        self.height = height
        self.length = length
        // One more, which stays zero: what lies outside the picture.
        rows = Rows(count: Self.span + 2, length: length)
        states = WideRows(count: 6, length: length)
        gain = RecursiveRow.gain.map { Double(Float($0)) }
        turn = RecursiveRow.turn.map { Double(Float($0)) }
    }

    private func row(_ y: Int) -> Row { rows[y < 0 || y >= height ? Self.span + 1 : y % (Self.span + 1)] }

    func add(_ row: Row, width: Int, y: Int, at offset: Int) {
        horizontal.blur(row, width: width, into: self.row(y) + offset)
    }

    func blurred(_ y: Int, into out: Row) {
        if y == 0 {
            for y in -Gaussian.reach..<0 { step(y, into: out) }
        }
        step(y, into: out)
    }

    /// One step down, equation (35) of Charalampidis: y[n] = g (x[n-6] + x[n+4]) - t y[n-1] - y[n-2].
    private func step(_ y: Int, into out: Row) {
        let (upper, lower) = (row(y + Gaussian.reach - Self.span), row(y + Gaussian.reach))
        let (g0, g1, g2) = (gain[0], gain[1], gain[2])
        let (t0, t1, t2) = (-turn[0], -turn[1], -turn[2])
        let (last0, last1, last2) = (states[0], states[1], states[2])
        let (older0, older1, older2) = (states[3], states[4], states[5])
        @inline(__always)
        func next(_ sum: Wide, _ g: Double, _ t: Double, _ last: WideRow, _ older: WideRow, _ i: Int) -> Narrow {
            let before = last.vector(at: i)
            let carried = (before * t - older.vector(at: i)).rounded
            let value = Narrow(sum * g + carried)
            older.set(before, at: i)
            last.set(Wide(value), at: i)
            return value
        }
        var i = 0
        while i < length {
            let sum = Wide(upper.narrow(at: i) + lower.narrow(at: i))
            let a = next(sum, g0, t0, last0, older0, i)
            let b = next(sum, g1, t1, last1, older1, i)
            let c = next(sum, g2, t2, last2, older2, i)
            out.set(a + (b + c), at: i)
            i += Narrow.scalarCount
        }
    }
}
