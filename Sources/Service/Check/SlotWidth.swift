/// Lengths in a `sizes` attribute (HTML, "source size list"): media conditions, each with the width of the place on the page.
enum SlotWidth {
    /// The widest place that is given in pixels, rounded up; nil where all depend on the window.
    static func widest(in sizes: String) -> Int? { elements(of: sizes).compactMap(pixels).max() }

    /// The elements between the commas that stand in no parentheses.
    private static func elements(of sizes: String) -> [Substring] {
        var depth = 0
        return sizes.split { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return character == "," && depth == 0
        }
    }

    /// The length at the end of an element, in pixels; nil for `vw`, `auto`, and what is calculated.
    private static func pixels(in element: Substring) -> Int? {
        let word = element.split(whereSeparator: \.isWhitespace).last ?? ""
        let text = word.split(separator: ")", omittingEmptySubsequences: false).last?.lowercased() ?? ""
        let number = text.dropLast(2)
        guard text.hasSuffix("px"), number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let length = Double(number), (1...100_000).contains(length)
        else { return nil }
        return Int(length.rounded(.up))
    }
}
