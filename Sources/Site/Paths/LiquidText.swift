/// Resolves the few Liquid expressions that only say where the site lies.
///
/// The base URL stands for nothing, since every path is looked for below the root in any case.
struct LiquidText: Sendable {
    /// Texts of the site's configuration, by name.
    var texts: [String: String]

    /// The text with its `{{ … }}` resolved; nil where one of them, or a tag, depends on more than the configuration, and
    /// where it outgrows any path: a few short expressions can ask for gigabytes of a long text.
    func resolved(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let pair = bytes[index...].prefix(2)
            if pair.elementsEqual("{%".utf8) { return nil }
            guard pair.elementsEqual("{{".utf8) else {
                output.append(bytes[index])
                index += 1
                continue
            }
            guard let end = Self.end(of: bytes, from: index), let value = value(bytes[(index + 2)..<end]) else {
                return nil
            }
            output += Array(value.utf8)
            guard output.count <= PathText.longest else { return nil }
            index = end + 2
        }
        return String(bytes: output)
    }

    /// The index of the `}}` that closes an expression of at most 300 bytes on one line, outside of its quotes.
    static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var quote: UInt8?
        var index = start + 2
        while index + 1 < min(bytes.count, start + 300), bytes[index] != 0x0A {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "}"), bytes[index + 1] == byte {
                return index
            }
            index += 1
        }
        return nil
    }

    private func value(_ expression: ArraySlice<UInt8>) -> String? {
        let inner = trimmed(expression.filter { $0 != 0x0A }[...])
        let text = inner.drop { $0 == UInt8(ascii: "-") }
        var parts = Self.split(text, at: UInt8(ascii: "|")).map { String(bytes: trimmed($0)) }
        if parts.last?.utf8.last == UInt8(ascii: "-") { parts[parts.count - 1].removeLast() }
        guard let first = parts.first, var value = operand(first.withoutBlankEnds) else { return nil }
        for filter in parts.dropFirst() {
            guard let filtered = apply(filter.withoutBlankEnds, to: value) else { return nil }
            value = filtered
        }
        return value
    }

    private func operand(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        if let first = bytes.first, first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
            return bytes.count > 1 && bytes.last == first ? String(bytes: bytes[1..<(bytes.count - 1)]) : nil
        }
        guard text.utf8.starts(with: "site.".utf8) else { return nil }
        let name = String(bytes: bytes.dropFirst(5))
        return ["baseurl", "url", "github.url"].contains(name) ? "" : texts[name]
    }

    private func apply(_ filter: String, to value: String) -> String? {
        let parts = Self.split(Array(filter.utf8)[...], at: UInt8(ascii: ":")).map { String(bytes: trimmed($0)) }
        let argument = parts.count == 2 ? operand(parts[1]) : nil
        switch parts.first {
        case "relative_url", "absolute_url", "escape", "xml_escape", "uri_escape", "strip", "url":
            return parts.count == 1 ? value : nil
        case "prepend": return argument.map { $0 + value }
        case "append": return argument.map { value + $0 }
        default: return nil
        }
    }

    /// Splits at a character that stands outside of quotes.
    private static func split(_ text: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var quote: UInt8?
        var start = text.startIndex
        for index in text.indices {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == separator {
                parts.append(text[start..<index])
                start = index + 1
            }
        }
        return parts + [text[start...]]
    }
}
