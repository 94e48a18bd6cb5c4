/// Columns of text as wide as their longest cell.
struct Table {
    /// On which side of its column a cell stands.
    enum Side { case left, right }

    private let sides: [Side]
    private var rows: [[String]] = []

    /// Makes a table with the sides of its columns; further columns stand on the right.
    init(_ sides: Side...) {
        self.sides = sides
    }

    /// Adds a row; rows may differ in length.
    mutating func add(_ cells: String...) { rows.append(cells) }

    /// The table, a line a row.
    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { line($0, widths: widths) }.joined(separator: "\n")
    }

    private func line(_ row: [String], widths: [Int]) -> String {
        var line = row.enumerated().map { index, cell in
            let space = String(repeating: " ", count: widths[index] - cell.count)
            return index < sides.count && sides[index] == .left ? cell + space : space + cell
        }.joined(separator: "  ")
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}
