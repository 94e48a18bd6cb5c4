/// A blur that takes rows in order from above and gives them back, blurred, four rows later.
protocol RowBlur: ~Copyable {
    /// Makes room for the rows of a scale, each of as many numbers.
    init(height: Int, length: Int)

    /// Blurs a row from left to right into its place among the last rows.
    ///
    /// The row needs to be zero for 16 numbers before itself and four after.
    func add(_ row: Row, width: Int, y: Int, at offset: Int)

    /// Blurs from top to bottom; asked for in order from above, once the rows up to four below were added.
    func blurred(_ y: Int, into out: Row)
}
