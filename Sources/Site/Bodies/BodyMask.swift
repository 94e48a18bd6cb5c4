/// Covers with spaces what a body shows as code or does not show at all, so that positions and lines stay.
struct BodyMask {
    private var bytes: [UInt8]
    private let start: Int

    /// The bytes with fenced code, code spans, comments, `{% raw %}` and `{% highlight %}` covered.
    static func masked(_ bytes: [UInt8], from start: Int) -> [UInt8] {
        var mask = BodyMask(bytes: bytes, start: start)
        mask.run()
        return mask.bytes
    }

    private mutating func run() {
        var index = start
        var isLineStart = true
        while index < bytes.count {
            let byte = bytes[index]
            if let end = coveredEnd(at: index, isLineStart: isLineStart) {
                cover(index..<end)
                index = end
                isLineStart = false
                continue
            }
            // A run of backticks that opens no code span is passed over whole, lest its tail open one.
            if byte == UInt8(ascii: "`") {
                while index < bytes.count, bytes[index] == byte { index += 1 }
                isLineStart = false
                continue
            }
            let isIndent = isBlank(byte) || byte == UInt8(ascii: ">")
            isLineStart = byte == 0x0A || (isLineStart && isIndent)
            index += 1
        }
    }

    /// Where the piece that begins here and must be covered ends; nil where none begins.
    private func coveredEnd(at index: Int, isLineStart: Bool) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            if isLineStart, let end = fenceEnd(from: index) { return end }
            return bytes[index] == UInt8(ascii: "`") ? codeSpanEnd(from: index) : nil
        case UInt8(ascii: "<") where matches("<!--", at: index):
            return self.index(after: "-->", from: index + 4) ?? bytes.count
        case UInt8(ascii: "{") where matches("{%", at: index):
            return liquidBlockEnd(from: index)
        default:
            return nil
        }
    }

    private func fenceEnd(from index: Int) -> Int? {
        let mark = bytes[index]
        let length = runLength(of: mark, at: index)
        guard length >= 3 else { return nil }
        let firstEnd = lineEnd(in: bytes, from: index)
        // Backticks later on the line make it a code span.
        guard mark != UInt8(ascii: "`") || !bytes[(index + length)..<firstEnd].contains(mark) else { return nil }
        var line = firstEnd + 1
        while line < bytes.count {
            let end = lineEnd(in: bytes, from: line)
            let content = trimmed(bytes[line..<end].drop { isBlank($0) || $0 == UInt8(ascii: ">") })
            if content.count >= length, content.allSatisfy({ $0 == mark }) { return end }
            line = end + 1
        }
        return bytes.count
    }

    /// The end of a code span, which its paragraph and 1,024 bytes bound.
    private func codeSpanEnd(from index: Int) -> Int? {
        let length = runLength(of: bytes[index], at: index)
        let limit = min(bytes.count, index + 1_024)
        var position = index + length
        while position < limit {
            if bytes[position] == 0x0A, position + 1 < limit, bytes[position + 1] == 0x0A { return nil }
            guard bytes[position] == bytes[index] else {
                position += 1
                continue
            }
            let run = runLength(of: bytes[index], at: position)
            position += run
            if run == length { return position }
        }
        return nil
    }

    private func liquidBlockEnd(from index: Int) -> Int? {
        let limit = min(bytes.count, index + 32)
        let inner = bytes[(index + 2)..<limit].drop { isBlank($0) || $0 == UInt8(ascii: "-") }
        for name in ["raw", "highlight", "comment"] where inner.starts(with: name.utf8) {
            var position = index + 2
            while let tag = self.index(after: "{%", from: position) {
                let content = bytes[tag..<min(bytes.count, tag + 32)].drop { isBlank($0) || $0 == UInt8(ascii: "-") }
                if content.starts(with: "end\(name)".utf8) {
                    return self.index(after: "%}", from: tag) ?? bytes.count
                }
                position = tag
            }
            return bytes.count
        }
        return nil
    }

    private func runLength(of byte: UInt8, at index: Int) -> Int {
        var end = index
        while end < bytes.count, bytes[end] == byte { end += 1 }
        return end - index
    }

    private func matches(_ text: StaticString, at index: Int) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private func index(after text: StaticString, from index: Int) -> Int? {
        var position = index
        while position + text.utf8CodeUnitCount <= bytes.count {
            if matches(text, at: position) { return position + text.utf8CodeUnitCount }
            position += 1
        }
        return nil
    }

    private mutating func cover(_ range: Range<Int>) {
        for index in range where bytes[index] != 0x0A { bytes[index] = 0x20 }
    }
}
