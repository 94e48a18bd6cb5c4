/// Helpers for the sentences of problems.
enum Wording {
    /// The longest part of a file's text that a message repeats.
    private static let longest = 60

    /// A text in single quotes, shortened, with control characters made visible so that a message stays one line.
    static func quoted(_ text: String) -> String {
        "'\(printable(text))'"
    }

    /// A text shortened, with control characters made visible.
    static func printable(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let shown = scalars.prefix(longest).map { scalar in
            isControl(scalar) ? scalar.escaped(asASCII: true) : String(scalar)
        }
        return shown.joined() + (scalars.dropFirst(longest).isEmpty ? "" : "…")
    }

    /// `a, b or c`.
    static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    /// `; did you mean 'b'?`, or nothing where no known word is near.
    static func suggestion(for word: String, among known: [String]) -> String {
        nearest(to: word, among: known).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// The known word that the fewest typing slips turn into the given one, if a third of its length suffices.
    static func nearest(to word: String, among known: [String]) -> String? {
        guard word.utf8.count <= longest else { return nil }
        let typed = Array(word.lowercased())
        let candidates = known.map { (word: $0, slips: slips(from: typed, to: Array($0))) }
        guard let best = candidates.min(by: { $0.slips < $1.slips }) else { return nil }
        return best.slips <= max(1, best.word.count / 3) ? best.word : nil
    }

    /// The optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
    static func slips(from typed: [Character], to known: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...known.count)
        for (row, character) in typed.enumerated() {
            var current = [row + 1]
            for (column, other) in known.enumerated() {
                let replaced = last[column] + (character == other ? 0 : 1)
                var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, character == known[column - 1], typed[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[known.count]
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
