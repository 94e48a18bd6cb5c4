/// Sums of errors and of their fourth powers.
struct Sums {
    var first = 0.0, fourth = 0.0

    static func += (sums: inout Sums, other: Sums) {
        sums.first += other.first
        sums.fourth += other.fourth
    }

    /// The norms of as many errors.
    func norms(of count: Int) -> Norms {
        Norms(mean: first / Double(count), fourth: (fourth / Double(count)).squareRoot().squareRoot())
    }
}

/// Sums of one row, kept apart by lane; a row is short enough for single precision.
struct VectorSums {
    private var first = Vector.zero, fourth = Vector.zero

    /// Adds the errors from a column on, without those past the row's end.
    @inline(__always)
    mutating func add(_ errors: Vector, at column: Int, width: Int) {
        let errors = column + Vector.scalarCount <= width ? errors : Self.cut(errors, to: width - column)
        first += errors
        let square = errors * errors
        fourth += square * square
    }

    private static func cut(_ errors: Vector, to count: Int) -> Vector {
        var cut = Vector.zero
        for i in 0..<count { cut[i] = errors[i] }
        return cut
    }

    var total: Sums {
        var sums = Sums()
        for i in first.indices {
            sums.first += Double(first[i])
            sums.fourth += Double(fourth[i])
        }
        return sums
    }
}
