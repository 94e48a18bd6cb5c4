/// Eight by eight samples or coefficients, a vector for each row.
struct DCTBlock {
    var rows: (V, V, V, V, V, V, V, V)

    typealias V = SIMD8<Float>

    /// The forward discrete cosine transform, with its rows and columns exchanged.
    ///
    /// ITU-T T.81, A.3.3, one dimension after the other; a level of 1 everywhere gives 8 at the first place.
    func transformedAndTransposed() -> DCTBlock { columnsTransformed().transposed().columnsTransformed() }

    /// The transform of every column.
    ///
    /// Even frequencies see only the sums of samples that mirror each other and odd ones only the differences, which
    /// halves the products.
    private func columnsTransformed() -> DCTBlock {
        let sums = (rows.0 + rows.7, rows.1 + rows.6, rows.2 + rows.5, rows.3 + rows.4)
        let outer = sums.0 + sums.3
        let inner = sums.1 + sums.2
        let (a, b) = (sums.0 - sums.3, sums.1 - sums.2)
        let (d0, d1, d2, d3) = (rows.0 - rows.7, rows.1 - rows.6, rows.2 - rows.5, rows.3 - rows.4)
        return DCTBlock(
            rows: (
                (outer + inner) * Self.c4,
                d0 * Self.c1 + d1 * Self.c3 + d2 * Self.c5 + d3 * Self.c7,
                a * Self.c2 + b * Self.c6,
                d0 * Self.c3 - d1 * Self.c7 - d2 * Self.c1 - d3 * Self.c5,
                (outer - inner) * Self.c4,
                d0 * Self.c5 - d1 * Self.c1 + d2 * Self.c7 + d3 * Self.c3,
                a * Self.c6 - b * Self.c2,
                d0 * Self.c7 - d1 * Self.c5 + d2 * Self.c3 - d3 * Self.c1
            )
        )
    }

    // cos(n pi / 16) / 2.
    private static var c1: Float { 0.490_392_64 }
    private static var c2: Float { 0.461_939_77 }
    private static var c3: Float { 0.415_734_8 }
    private static var c4: Float { 0.353_553_39 }
    private static var c5: Float { 0.277_785_12 }
    private static var c6: Float { 0.191_341_72 }
    private static var c7: Float { 0.097_545_16 }

    /// Rows as columns: a number's place has three bits for its row and three for its column, and each shuffle turns
    /// these six by one.
    private func transposed() -> DCTBlock { shuffled().shuffled().shuffled() }

    private func shuffled() -> DCTBlock {
        DCTBlock(
            rows: (
                Self.zipped(rows.0.lowHalf, rows.4.lowHalf), Self.zipped(rows.0.highHalf, rows.4.highHalf),
                Self.zipped(rows.1.lowHalf, rows.5.lowHalf), Self.zipped(rows.1.highHalf, rows.5.highHalf),
                Self.zipped(rows.2.lowHalf, rows.6.lowHalf), Self.zipped(rows.2.highHalf, rows.6.highHalf),
                Self.zipped(rows.3.lowHalf, rows.7.lowHalf), Self.zipped(rows.3.highHalf, rows.7.highHalf)
            )
        )
    }

    private static func zipped(_ first: SIMD4<Float>, _ second: SIMD4<Float>) -> V {
        V(first[0], second[0], first[1], second[1], first[2], second[2], first[3], second[3])
    }
}
