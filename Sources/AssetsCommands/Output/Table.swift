/// Columns of text, the first to the left and the others to the right, as wide as their longest cell.
struct Table {
    private var rows: [[String]] = []

    /// Adds a row; rows may differ in length.
    mutating func add(_ cells: String...) { rows.append(cells) }

    /// The table, a line a row.
    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { index, cell in
                let space = String(repeating: " ", count: widths[index] - cell.count)
                return index == 0 ? cell + space : space + cell
            }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
