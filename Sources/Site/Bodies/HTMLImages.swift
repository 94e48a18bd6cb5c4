/// Finds `<img src="…">`, and the pictures that `{% include … %}` is given by name.
enum HTMLImages {
    /// What an include calls the path of a picture.
    private static let parameters: Set<String> = ["image", "image_path", "src", "path", "url", "file", "img"]

    /// What stands in one tag, and where the search goes on; no byte is in two tags, so a search takes linear time.
    private struct Tag {
        var attributes: [(name: String, value: String)] = []
        var end: Int
    }

    /// The images of a masked body.
    static func find(in bytes: [UInt8], from start: Int) -> [BodyImage] {
        var images: [BodyImage] = []
        var index = start
        while index < bytes.count {
            var next = index + 1
            if bytes[index] == UInt8(ascii: "<"), isElement(in: bytes, at: index) {
                let tag = tag(in: bytes, from: index + 4, end: UInt8(ascii: ">"))
                images += tag.attributes.filter { $0.name == "src" && !isSourceCode($0.value) }.prefix(1).map {
                    BodyImage(position: index, place: "img src", value: decoded($0.value))
                }
                next = tag.end
            } else if bytes[index] == UInt8(ascii: "{"), isInclude(in: bytes, at: index) {
                let tag = tag(in: bytes, from: index + 2, end: UInt8(ascii: "%"))
                let named = tag.attributes.filter {
                    parameters.contains($0.name) && PictureName.endsLikePicture($0.value)
                }
                images += named.map { BodyImage(position: index, place: "include \($0.name)", value: $0.value) }
                next = tag.end
            }
            index = next
        }
        return images
    }

    /// Whether a value begins as no path does but as HTML in a string of a program, `src=\"a.jpg\"`.
    private static func isSourceCode(_ value: String) -> Bool {
        value.utf8.starts(with: "\\\"".utf8) || value.utf8.starts(with: "\\'".utf8)
    }

    private static func isElement(in bytes: [UInt8], at index: Int) -> Bool {
        guard index + 4 < bytes.count, isBlank(bytes[index + 4]) || [0x0A, 0x2F].contains(bytes[index + 4]) else {
            return false
        }
        return bytes[(index + 1)...(index + 3)].lazy.map { $0 | 0x20 }.elementsEqual("img".utf8)
    }

    private static func isInclude(in bytes: [UInt8], at index: Int) -> Bool {
        guard bytes[index...].starts(with: "{%".utf8) else { return false }
        let inner = bytes[(index + 2)..<min(bytes.count, index + 16)].drop { isBlank($0) || $0 == UInt8(ascii: "-") }
        return inner.starts(with: "include".utf8)
    }

    /// The `name="value"` pairs up to the end of the tag, whose quotes and Liquid may hold the character that ends it.
    private static func tag(in bytes: [UInt8], from start: Int, end: UInt8) -> Tag {
        let limit = min(bytes.count, start + 16_384)
        var tag = Tag(end: start)
        while tag.end < limit, bytes[tag.end] != end {
            let nameStart = tag.end
            let nameEnd = skip(isNameByte, in: bytes, from: nameStart, limit)
            let sign = skip(isSpace, in: bytes, from: nameEnd, limit)
            guard nameEnd > nameStart, sign < limit, bytes[sign] == UInt8(ascii: "=") else {
                tag.end = max(sign, nameStart + 1)
                continue
            }
            let value = skip(isSpace, in: bytes, from: sign + 1, limit)
            guard let valueEnd = valueEnd(in: bytes, from: value, limit: limit, end: end) else {
                tag.end = limit
                break
            }
            let isQuoted = bytes[value] == UInt8(ascii: "\"") || bytes[value] == UInt8(ascii: "'")
            let name = String(bytes: bytes[nameStart..<nameEnd]).lowercased()
            tag.attributes.append((name, String(bytes: bytes[(isQuoted ? value + 1 : value)..<valueEnd])))
            tag.end = isQuoted ? valueEnd + 1 : valueEnd
        }
        return tag
    }

    private static func skip(_ isSkipped: (UInt8) -> Bool, in bytes: [UInt8], from start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit, isSkipped(bytes[index]) { index += 1 }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }

    /// The index of the quote or blank that ends a value; Liquid within it may use the same quotes.
    private static func valueEnd(in bytes: [UInt8], from start: Int, limit: Int, end: UInt8) -> Int? {
        guard start < limit else { return nil }
        let first = bytes[start]
        let quote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? first : nil
        var index = quote == nil ? start : start + 1
        while index < limit {
            let byte = bytes[index]
            if byte == UInt8(ascii: "{"), index + 1 < limit, bytes[index + 1] == byte,
                let close = LiquidText.end(of: bytes, from: index)
            {
                index = close + 2
                continue
            }
            if let quote {
                if byte == quote { return index }
            } else if isBlank(byte) || byte == 0x0A || byte == end {
                return index
            }
            index += 1
        }
        return quote == nil ? limit : nil
    }

    /// A value as a browser takes it: without the line ends and tabs in it, and with the entities that paths can hold.
    private static func decoded(_ value: String) -> String {
        let text = String(bytes: value.utf8.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 })
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let entities = [("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&#32;", " "), ("&amp;", "&")]
        return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
