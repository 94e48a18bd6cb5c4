/// A template's bytes, and the Liquid in them.
struct Template: Sendable {
    /// The text in UTF-8.
    let bytes: [UInt8]
    /// The Liquid, in order.
    let tokens: [LiquidToken]
    private let indices: [Int: Int]

    /// Cuts a template.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var cutter = LiquidCutter(bytes)
        tokens = cutter.tokens()
        indices = Dictionary(uniqueKeysWithValues: tokens.enumerated().map { ($1.range.lowerBound, $0) })
    }

    /// The Liquid that begins at an offset.
    func token(at offset: Int) -> LiquidToken? {
        guard bytes[offset] == UInt8(ascii: "{") else { return nil }
        return indices[offset].map { tokens[$0] }
    }

    /// Whether the template holds a text anywhere.
    func holds(_ text: String) -> Bool { String(decoding: bytes, as: UTF8.self).contains(text) }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether a word in lower case stands at an offset, in any case.
    func has(_ word: StaticString, at offset: Int) -> Bool {
        guard offset + word.utf8CodeUnitCount <= bytes.count else { return false }
        return word.withUTF8Buffer { word in
            word.indices.allSatisfy { index in
                let byte = bytes[offset + index]
                return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    ? byte | 0x20 == word[index] : byte == word[index]
            }
        }
    }

    /// A range as text and Liquid.
    func value(_ range: Range<Int>) -> TemplateValue {
        var parts: [TemplateValue.Part] = []
        var index = range.lowerBound
        var textStart = index
        while index < range.upperBound {
            guard let token = token(at: index) else {
                index += 1
                continue
            }
            if textStart < index { parts.append(.text(text(textStart..<index))) }
            parts.append(.liquid(token))
            index = token.range.upperBound
            textStart = index
        }
        if textStart < range.upperBound { parts.append(.text(text(textStart..<range.upperBound))) }
        return TemplateValue(source: text(range), parts: parts)
    }
}
