/// A piece of Liquid in a template.
struct LiquidToken: Sendable, Hashable {
    /// What a piece does.
    enum Kind: Sendable {
        /// `{{ … }}`
        case output
        /// `{% … %}`
        case tag
        /// A comment or a raw block as a whole: nothing in it is Liquid or shows a picture.
        case inert
    }

    /// What it does.
    var kind: Kind
    /// Where it stands, in bytes.
    var range: Range<Int>
    /// What stands between its braces, without dashes and blanks at the ends.
    var markup: String

    /// The first word of a tag.
    var name: Substring { markup.prefix { $0.isLetter } }

    /// What follows the first word of a tag.
    var rest: Substring { markup.dropFirst(name.count).drop { $0.isWhitespace } }
}

/// Cuts the Liquid out of a template, in time linear in its length; what is never closed is text.
struct LiquidCutter {
    private let bytes: [UInt8]
    private var index = 0
    /// The second bytes of openings that nothing closes any more, so that each is looked for once.
    private var unclosed: Set<UInt8> = []

    /// Makes a cutter at the beginning of a template.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The tokens from here to the template's end, in order.
    mutating func tokens() -> [LiquidToken] {
        var tokens: [LiquidToken] = []
        while var token = next() {
            if token.kind == .tag, token.name == "raw" || token.name == "comment" {
                skip(to: "end" + token.name)
                token = LiquidToken(kind: .inert, range: token.range.lowerBound..<index, markup: "")
            }
            tokens.append(token)
        }
        return tokens
    }

    private mutating func next() -> LiquidToken? {
        while index + 1 < bytes.count {
            let start = index
            let second = bytes[start + 1]
            if bytes[start] == UInt8(ascii: "{"), second == UInt8(ascii: "{") || second == UInt8(ascii: "%"),
                !unclosed.contains(second)
            {
                let isOutput = second == UInt8(ascii: "{")
                if let end = end(isOutput ? UInt8(ascii: "}") : second, from: start + 2) {
                    index = end
                    let markup = Self.trimmed(bytes[(start + 2)..<(end - 2)])
                    return LiquidToken(kind: isOutput ? .output : .tag, range: start..<end, markup: markup)
                }
                unclosed.insert(second)
            }
            index += 1
        }
        return nil
    }

    /// Goes behind the tag of a name, or to the template's end.
    private mutating func skip(to name: String) {
        while let token = next() {
            if token.kind == .tag, token.name == name { return }
        }
        index = bytes.count
    }

    /// The offset behind the first `%}` or `}}`.
    private func end(_ first: UInt8, from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == first, bytes[index + 1] == UInt8(ascii: "}") { return index + 2 }
            index += 1
        }
        return nil
    }

    private static func trimmed(_ markup: ArraySlice<UInt8>) -> String {
        var markup = markup
        if markup.first == UInt8(ascii: "-") { markup.removeFirst() }
        if markup.last == UInt8(ascii: "-") { markup.removeLast() }
        return String(decoding: markup, as: UTF8.self).trimmed
    }
}
