/// An `<img>` in a template.
struct ImageElement: Sendable {
    /// An attribute; its value has no quotes around it, and is nil where there is none.
    struct Attribute: Sendable {
        var name: String
        var value: Range<Int>?
    }

    /// Where the element stands, in bytes.
    var range: Range<Int>
    /// Its attributes, in order, with names in lower case.
    var attributes: [Attribute] = []
    /// Whether Liquid stands between its attributes.
    var hasLiquidBetween = false

    /// The longest element that is read, in bytes: a placeholder in base64 may stand in one.
    private static let limit = 65_536

    /// Reads the element that begins at an offset; nil where it has no end.
    init?(in template: Template, at start: Int) {
        range = start..<start
        let end = min(template.bytes.count, start + Self.limit)
        var index = start + 4
        guard index < end, Self.isBlank(template.bytes[index]) || template.bytes[index] == UInt8(ascii: "/") else {
            return nil
        }
        while index < end {
            if let token = template.token(at: index) {
                hasLiquidBetween = true
                index = token.range.upperBound
                continue
            }
            switch template.bytes[index] {
            case UInt8(ascii: ">"):
                range = start..<(index + 1)
                return
            case let byte where Self.isBlank(byte) || byte == UInt8(ascii: "/"): index += 1
            case UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="): return nil
            default:
                guard let next = readAttribute(in: template, at: index, end: end) else { return nil }
                index = next
            }
        }
        return nil
    }

    /// The first value of a name.
    func value(_ name: String, in template: Template) -> TemplateValue? {
        attributes.first { $0.name == name }?.value.map { template.value($0) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }

    /// Appends an attribute and returns the offset behind it.
    private mutating func readAttribute(in template: Template, at start: Int, end: Int) -> Int? {
        let bytes = template.bytes
        let stops: [UInt8] = Array("=/><\"'".utf8)
        var index = start
        while index < end, !Self.isBlank(bytes[index]), !stops.contains(bytes[index]), template.token(at: index) == nil
        {
            index += 1
        }
        var attribute = Attribute(name: template.text(start..<index).lowercased(), value: nil)
        var next = index
        while next < end, Self.isBlank(bytes[next]) { next += 1 }
        if next < end, bytes[next] == UInt8(ascii: "=") {
            next += 1
            while next < end, Self.isBlank(bytes[next]) { next += 1 }
            guard let value = Self.value(in: template, at: next, end: end) else { return nil }
            attribute.value = value.content
            index = value.end
        }
        attributes.append(attribute)
        return index
    }

    /// The content of a value and the offset behind it; quotes in its Liquid do not end it.
    private static func value(in template: Template, at start: Int, end: Int) -> (content: Range<Int>, end: Int)? {
        guard start < end else { return nil }
        let first = template.bytes[start]
        let quote = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? first : nil
        let contentStart = quote == nil ? start : start + 1
        var index = contentStart
        while index < end {
            if let token = template.token(at: index) {
                index = token.range.upperBound
                continue
            }
            let byte = template.bytes[index]
            if let quote {
                if byte == quote { return (contentStart..<index, index + 1) }
            } else if isBlank(byte) || byte == UInt8(ascii: ">") {
                return (contentStart..<index, index)
            } else if byte == UInt8(ascii: "<") {
                return nil
            }
            index += 1
        }
        return nil
    }
}
