import Glibc

/// From errors to one number.
enum Score {
    /// The score of a picture by its weighed errors: at most 100.
    ///
    /// The polynomial and the power are those of SSIMULACRA2 2.1, which make the score even over the range of quality.
    static func score(of errors: [Double]) -> Double {
        let sum = errors.reduce(0, +) * 0.956_238_261_683_484_4
        let even = sum * (2.326_765_642_916_932 + sum * (sum * 6.248_496_625_763_138e-05 - 0.020_884_521_182_843_837))
        return even > 0 ? 100 - 10 * pow(even, 0.627_633_646_783_138_7) : 100
    }

    /// Errors of one channel at one scale, each by its weight.
    static func weighed(_ errors: Errors, by weights: Errors) -> Double {
        func product(_ a: Norms, _ b: Norms) -> Double { a.mean * b.mean + a.fourth * b.fourth }
        return product(errors.structure, weights.structure) + product(errors.added, weights.added)
            + product(errors.lost, weights.lost)
    }
}
