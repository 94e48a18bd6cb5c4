/// Finds Markdown's `![alt](path "title")`.
enum MarkdownImages {
    /// The longest text in brackets, in bytes; a bound on what one `![` may cost.
    private static let altLimit = 500

    /// The images of a masked body.
    static func find(in bytes: [UInt8], from start: Int) -> [BodyImage] {
        var images: [BodyImage] = []
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "!"), bytes[index + 1] == UInt8(ascii: "["),
                index == start || bytes[index - 1] != UInt8(ascii: "\\"),
                let open = destinationStart(in: bytes, after: index + 2), let value = destination(in: bytes, from: open)
            {
                images.append(BodyImage(position: index, place: "image", value: value))
            }
            index += 1
        }
        return images
    }

    /// The index behind `](`, past the text in brackets and brackets within it.
    private static func destinationStart(in bytes: [UInt8], after start: Int) -> Int? {
        var depth = 1
        var index = start
        while index < min(bytes.count, start + altLimit) {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { return index < bytes.count && bytes[index] == UInt8(ascii: "(") ? index + 1 : nil }
        }
        return nil
    }

    /// The destination up to its closing parenthesis, without the title; nil where none closes it on its line.
    private static func destination(in bytes: [UInt8], from start: Int) -> String? {
        let limit = destinationLimit(in: bytes, from: start)
        let first = bytes[start..<limit].firstIndex { !isBlank($0) } ?? limit
        if first < limit, bytes[first] == UInt8(ascii: "<") {
            return bytes[first..<limit].firstIndex(of: UInt8(ascii: ">")).map { String(bytes: bytes[(first + 1)..<$0]) }
        }
        var depth = 1
        var index = first
        var titleStart: Int?
        while index < limit {
            let byte = bytes[index]
            if byte == UInt8(ascii: "{"), index + 1 < limit, bytes[index + 1] == byte,
                let end = LiquidText.end(of: bytes, from: index)
            {
                index = end + 2
                continue
            }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return text(bytes[first..<(titleStart ?? index)]) }
            if titleStart == nil, index > first, isBlank(bytes[index - 1]), "\"'(=".utf8.contains(byte) {
                titleStart = index
            }
            index += 1
        }
        return nil
    }

    /// Where a destination must have ended: at the line's end, the next image, or after 2,048 bytes.
    private static func destinationLimit(in bytes: [UInt8], from start: Int) -> Int {
        let last = min(bytes.count, start + 2_048)
        var index = start
        while index < last, bytes[index] != 0x0A {
            if bytes[index] == UInt8(ascii: "["), index > start, bytes[index - 1] == UInt8(ascii: "!") { return index }
            index += 1
        }
        return index
    }

    /// A destination without blanks around it and the backslashes that Markdown asks for.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let slice = Array(trimmed(bytes))
        let kept = slice.indices.filter { index in
            let escapes = index + 1 < slice.count && "()[]_*!\\".utf8.contains(slice[index + 1])
            return slice[index] != UInt8(ascii: "\\") || !escapes
        }
        return String(bytes: kept.map { slice[$0] })
    }
}
