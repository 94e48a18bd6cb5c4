/// The order of a block's coefficients in a file, from low frequencies to high (ITU-T T.81, figure A.6).
enum Zigzag {
    /// For each place in the order the coefficient's place where a block is written row by row.
    static let rows = places.map { $0.row * 8 + $0.column }
    /// The same where it is written column by column.
    static let columns = places.map { $0.column * 8 + $0.row }

    /// Diagonal by diagonal, the first upwards, the next downwards, and so on.
    private static let places: [(row: Int, column: Int)] = (0..<15).flatMap { diagonal in
        let downwards = (max(0, diagonal - 7)...min(7, diagonal)).map { (row: $0, column: diagonal - $0) }
        return diagonal.isMultiple(of: 2) ? downwards.reversed() : downwards
    }
}
