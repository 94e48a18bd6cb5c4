/// An operand and the filters behind it, as in `page.image | prepend: site.baseurl`.
struct LiquidExpression: Sendable, Hashable {
    /// A filter's name and arguments as written.
    struct Filter: Sendable, Hashable {
        var name: String
        var arguments: [String]
    }

    /// The operand as written.
    var operand: String
    /// The filters, in order.
    var filters: [Filter]

    /// Reads what stands between the braces.
    init(_ markup: some StringProtocol) {
        let parts = Self.split(markup, at: "|")
        operand = parts[0]
        filters = parts.dropFirst().map { part in
            let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            let rest = part.dropFirst(name.count).drop { $0.isWhitespace || $0 == ":" }
            return Filter(name: String(name), arguments: rest.isEmpty ? [] : Self.split(rest, at: ","))
        }
    }

    /// The content of a quoted operand; nil for anything else.
    static func literal(_ operand: String) -> Substring? {
        guard operand.count > 1, let quote = operand.first, quote == "\"" || quote == "'", operand.last == quote else {
            return nil
        }
        return operand.dropFirst().dropLast()
    }

    /// Cuts at a character outside of quotes, and trims the pieces; never empty.
    private static func split(_ text: some StringProtocol, at separator: Character) -> [String] {
        var parts: [String] = []
        var part = ""
        var quote: Character?
        for character in text {
            if character == separator, quote == nil {
                parts.append(part.trimmed)
                part = ""
                continue
            }
            if quote == character {
                quote = nil
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
            }
            part.append(character)
        }
        return parts + [part.trimmed]
    }
}

/// A variable and the keys below it, as `page.header.image` or `page["cover-img"]`.
struct LiquidPath: Sendable, Hashable {
    /// The variable and its keys; never empty.
    var components: [String]

    /// Reads a path; nil for anything that cannot be an include's unquoted parameter.
    init?(_ text: some StringProtocol) {
        let keys = [("[\"", "."), ("['", "."), ("\"]", ""), ("']", "")]
        let dotted = keys.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
        components = dotted.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let isPath = components.allSatisfy { component in
            !component.isEmpty
                && component.utf8.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
                        || byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
        guard isPath, let first = components[0].utf8.first, first > UInt8(ascii: "9") else { return nil }
    }

    /// Makes a path of components, of which there is at least one.
    init(components: [String]) {
        self.components = components
    }

    /// The variable.
    var root: String { components[0] }

    /// The path with dots.
    var text: String { components.joined(separator: ".") }
}
