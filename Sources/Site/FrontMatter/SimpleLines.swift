/// Reads front matter that is nothing but lines of `key: value`, which most is, in half the time of a YAML parser.
///
/// It gives nil at anything whose meaning is not plain from its one line; then a YAML parser must judge.
struct SimpleLines {
    /// The keys whose values matter; the others are only checked to end on their line.
    var keys: Set<String>

    /// The values of the keys, or nil.
    func values(in bytes: [UInt8], _ header: Range<Int>, firstLine: Int) -> [String: YAMLValue]? {
        var values: [String: YAMLValue] = [:]
        var start = header.lowerBound
        var number = firstLine
        while start < header.upperBound {
            let end = lineEnd(in: bytes, from: start)
            guard read(bytes[start..<min(end, header.upperBound)], number, into: &values) else { return nil }
            start = end + 1
            number += 1
        }
        return values
    }

    private func read(_ line: ArraySlice<UInt8>, _ number: Int, into values: inout [String: YAMLValue]) -> Bool {
        guard !line.contains(0x09) else { return false }
        let content = trimmed(line)
        guard let first = content.first, first != UInt8(ascii: "#") else { return true }
        guard content.startIndex == line.startIndex else { return false }
        guard let colon = content.firstIndex(where: { !Self.isKeyByte($0) }), colon > content.startIndex,
            content[colon] == UInt8(ascii: ":")
        else { return false }
        let rest = content[(colon + 1)...]
        guard rest.isEmpty || rest.first == 0x20 else { return false }
        let value = trimmed(rest)
        let key = String(bytes: content[..<colon])
        guard keys.contains(key) else { return Self.endsOnItsLine(value) }
        guard var scalar = Self.scalar(value) else { return false }
        scalar.line = number
        values[key] = .scalar(scalar)
        return true
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// Whether a value that does not matter is certainly over at the end of its line.
    private static func endsOnItsLine(_ value: ArraySlice<UInt8>) -> Bool {
        guard let first = value.first, let last = value.last else { return true }
        if first == UInt8(ascii: "[") {
            let inner = value.dropFirst().dropLast()
            return value.count > 1 && last == UInt8(ascii: "]") && !inner.contains { "[]{}#&*!'\"".utf8.contains($0) }
        }
        if first == UInt8(ascii: "\"") { return closingQuote(value) != nil }
        return scalar(value) != nil
    }

    /// The scalar of one line, or nil.
    static func scalar(_ value: ArraySlice<UInt8>) -> YAMLScalar? {
        guard let first = value.first else { return YAMLScalar(text: "", isQuoted: false) }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            guard let end = closingQuote(value), !value.contains(UInt8(ascii: "\\")) || first == UInt8(ascii: "'")
            else { return nil }
            let inner = String(bytes: value[(value.startIndex + 1)..<end])
            let text = first == UInt8(ascii: "'") ? inner.replacing("''", with: "'") : inner
            return YAMLScalar(text: text, isQuoted: true)
        }
        return plain(value)
    }

    /// The index of the quote that closes a value, where nothing but a comment follows it.
    private static func closingQuote(_ value: ArraySlice<UInt8>) -> Int? {
        guard let quote = value.first else { return nil }
        var index = value.startIndex + 1
        while index < value.endIndex {
            if value[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
                continue
            }
            if value[index] == quote {
                let isPair = quote == UInt8(ascii: "'") && value.dropFirst(index + 1 - value.startIndex).first == quote
                guard isPair else { break }
                index += 1
            }
            index += 1
        }
        guard index < value.endIndex else { return nil }
        let rest = value[(index + 1)...]
        return rest.isEmpty || rest.starts(with: [0x20, 0x23]) ? index : nil
    }

    private static func plain(_ value: ArraySlice<UInt8>) -> YAMLScalar? {
        guard let first = value.first, !"[]{}|>&*!%@`,?-#:".utf8.contains(first) else { return nil }
        var end = value.endIndex
        var previous: UInt8 = 0
        for index in value.indices {
            if previous == UInt8(ascii: ":"), value[index] == 0x20 { return nil }
            if previous == 0x20, value[index] == UInt8(ascii: "#") {
                end = index
                break
            }
            previous = value[index]
        }
        guard previous != UInt8(ascii: ":") else { return nil }
        return YAMLScalar(text: String(bytes: trimmed(value[..<end])), isQuoted: false)
    }
}
