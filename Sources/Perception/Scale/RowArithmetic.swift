/// Arithmetic of whole rows.
enum RowArithmetic {
    /// The products of two rows.
    static func multiply(_ a: Row, _ b: Row, into out: Row, width: Int) {
        var i = 0
        while i < width {
            out.set(a.vector(at: i) * b.vector(at: i), at: i)
            i += Vector.scalarCount
        }
    }

    /// Variances, from local means and the local means of squares.
    static func variance(_ mean: Row, _ square: Row, into out: Row, width: Int) {
        var i = 0
        while i < width {
            let mean = mean.vector(at: i)
            out.set(square.vector(at: i) - mean * mean, at: i)
            i += Vector.scalarCount
        }
    }
}
