/// The blur as the weighed sum of nine pixels, which is what the recursive filter would be without rounding errors.
struct WeighingBlur: RowBlur, ~Copyable {
    private static let count = 2 * Gaussian.reach + 1

    private let height: Int
    private let length: Int
    private let rows: Rows
    private let taps = Gaussian.standard.taps

    init(height: Int, length: Int) {
        self.height = height
        self.length = length
        // One more, which stays zero: what lies outside the picture.
        rows = Rows(count: Self.count + 1, length: length)
    }

    private func row(_ y: Int) -> Row { rows[y < 0 || y >= height ? Self.count : y % Self.count] }

    func add(_ row: Row, width: Int, y: Int, at offset: Int) {
        let out = self.row(y) + offset
        let (t0, t1, t2, t3, t4) = (taps[0], taps[1], taps[2], taps[3], taps[4])
        var i = 0
        while i < width {
            let c = row + i
            let near = c.vector(at: 0) * t0 + (c.vector(at: -1) + c.vector(at: 1)) * t1
            let middle = (c.vector(at: -2) + c.vector(at: 2)) * t2
            let far = (c.vector(at: -3) + c.vector(at: 3)) * t3 + (c.vector(at: -4) + c.vector(at: 4)) * t4
            out.set(near + (middle + far), at: i)
            i += Vector.scalarCount
        }
    }

    func blurred(_ y: Int, into out: Row) {
        let (t0, t1, t2, t3, t4) = (taps[0], taps[1], taps[2], taps[3], taps[4])
        let (a1, a2, a3, a4) = (row(y - 1), row(y - 2), row(y - 3), row(y - 4))
        let (b1, b2, b3, b4) = (row(y + 1), row(y + 2), row(y + 3), row(y + 4))
        let c = row(y)
        var i = 0
        while i < length {
            let near = c.vector(at: i) * t0 + (a1.vector(at: i) + b1.vector(at: i)) * t1
            let middle = (a2.vector(at: i) + b2.vector(at: i)) * t2
            let far = (a3.vector(at: i) + b3.vector(at: i)) * t3 + (a4.vector(at: i) + b4.vector(at: i)) * t4
            out.set(near + (middle + far), at: i)
            i += Vector.scalarCount
        }
    }
}
