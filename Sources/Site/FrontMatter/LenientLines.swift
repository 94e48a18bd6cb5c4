/// Reads what can be read of front matter that is not YAML: tabs for indentation, stray colons, broken quotes.
///
/// Two levels are understood: `key: value`, and under a `key:` either `sub: value` or `- value`.
struct LenientLines {
    /// The keys whose values matter.
    var keys: Set<String>

    private var values: [String: YAMLValue] = [:]
    private var parent: String?
    /// Whether the lines below the parent are a text, `key: |`.
    private var isBlock = false
    /// Lines below parents that are still taken, each at the price of a copy of those before it.
    private var budget = 2_000

    init(keys: Set<String>) {
        self.keys = keys
    }

    /// The values of the keys that some line sets, and whether all lines were read.
    func values(
        in bytes: [UInt8],
        _ header: Range<Int>,
        firstLine: Int
    ) -> (values: [String: YAMLValue], isWhole: Bool) {
        var reader = self
        var number = firstLine
        for line in bytes[header].split(separator: 0x0A, omittingEmptySubsequences: false) {
            reader.read(line, number)
            number += 1
        }
        return (reader.values, reader.budget >= 0)
    }

    private mutating func read(_ line: ArraySlice<UInt8>, _ number: Int) {
        let content = trimmed(line)
        guard let first = content.first, first != UInt8(ascii: "#") else { return }
        let isItem = content.starts(with: [0x2D, 0x20]) || content.starts(with: [0x2D, 0x09])
        let isIndented = line.first.map(isBlank) ?? false
        if isItem || (isIndented && parent != nil) {
            readBelow(isItem ? trimmed(content.dropFirst()) : content, isItem, number)
        } else if let (key, value) = Self.pair(content) {
            parent = key
            isBlock = value.first == UInt8(ascii: "|") || value.first == UInt8(ascii: ">")
            guard keys.contains(key), !isBlock else { return }
            values[key] = Self.value(value, number)
        }
    }

    private mutating func readBelow(_ content: ArraySlice<UInt8>, _ isItem: Bool, _ number: Int) {
        guard let parent, keys.contains(parent), !isBlock else { return }
        let pair = Self.pair(content)
        guard pair != nil || isItem else { return }
        budget -= 1
        guard budget >= 0 else { return }
        let addition =
            pair.map { YAMLValue.mapping([$0.key: Self.value($0.value, number)]) }
            ?? Self.value(content, number)
        switch (values[parent], isItem) {
        case (.list(var items), true):
            items.append(addition)
            values[parent] = .list(items)
        case (.list(let items), false):
            let merged = (items.last?.entries ?? [:]).merging(addition.entries) { _, new in new }
            values[parent] = .list(items.dropLast() + [.mapping(merged)])
        case (.mapping(let entries), false):
            values[parent] = .mapping(entries.merging(addition.entries) { _, new in new })
        case (.some(let value), _) where !value.isNull: return
        default: values[parent] = isItem ? .list([addition]) : addition
        }
    }

    /// A key and what follows its colon; nil where the line begins with no key.
    private static func pair(_ content: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
        guard let colon = content.firstIndex(of: UInt8(ascii: ":")), colon > content.startIndex else { return nil }
        let rest = content[(colon + 1)...]
        guard rest.first.map(isBlank) ?? true else { return nil }
        let key = trimmed(content[..<colon]).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        guard !key.isEmpty, !key.contains(where: isBlank) else { return nil }
        return (String(bytes: key), trimmed(rest))
    }

    private static func value(_ text: ArraySlice<UInt8>, _ number: Int) -> YAMLValue {
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
            let parts = text.dropFirst().dropLast().split(separator: UInt8(ascii: ","))
            return .list(parts.map { .scalar(scalar(trimmed($0), number)) })
        }
        return .scalar(scalar(text, number))
    }

    private static func scalar(_ text: ArraySlice<UInt8>, _ number: Int) -> YAMLScalar {
        if var strict = SimpleLines.scalar(text) {
            strict.line = number
            return strict
        }
        guard let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return YAMLScalar(text: String(bytes: text), isQuoted: false, line: number)
        }
        let inner = text.dropFirst()
        let end = inner.lastIndex(of: quote) ?? inner.endIndex
        return YAMLScalar(text: String(bytes: inner[..<end]), isQuoted: true, line: number)
    }
}
