/// A scanner for the little of XML that XMP packets use: elements, attributes, text, the five named entities.
///
/// It never looks outside the bytes, expands nothing that a document defines, and simply ends where the text is broken.
struct XMLScanner: Sequence, IteratorProtocol {
    enum Token: Hashable {
        case start(String, [String: String])
        case text(String)
        case end(String)
    }

    /// By scalars, as XML has it: to Swift a `>` with an accent behind it is another character.
    private typealias Text = Substring.UnicodeScalarView

    private var rest: Text
    private var pending: Token?

    init(_ bytes: [UInt8]) { rest = Substring(String(decoding: bytes, as: UTF8.self)).unicodeScalars }

    mutating func next() -> Token? {
        if let token = pending {
            pending = nil
            return token
        }
        while let first = rest.first {
            if first != "<" { return .text(Self.decoded(cut(before: "<") ?? cut())) }
            if let skipped = skip() {
                guard skipped else { return nil }
                continue
            }
            guard let tag = cut(through: ">") else { return nil }
            return token(of: tag.dropFirst().dropLast())
        }
        return nil
    }

    /// Passes over comments, instructions and declarations: nil where there is none, false where it has no end.
    private mutating func skip() -> Bool? {
        for (open, close) in [("<!--", "-->"), ("<?", "?>"), ("<!", ">")] where rest.starts(with: open.unicodeScalars) {
            return cut(through: close) != nil
        }
        return nil
    }

    private mutating func token(of tag: Text) -> Token {
        if tag.first == "/" { return .end(String(tag.dropFirst())) }
        let closed = tag.last == "/"
        var body = closed ? tag.dropLast() : tag
        let name = String(body.prefix { !$0.properties.isWhitespace })
        body = body.dropFirst(name.unicodeScalars.count)
        if closed { pending = .end(name) }
        return .start(name, Self.attributes(in: body))
    }

    private static func attributes(in body: Text) -> [String: String] {
        var result: [String: String] = [:]
        var rest = body.drop(while: \.properties.isWhitespace)
        while let equals = rest.firstIndex(of: "=") {
            let name = String(rest[..<equals]).filter { !$0.isWhitespace }
            rest = rest[equals...].dropFirst().drop(while: \.properties.isWhitespace)
            guard let quote = rest.first, quote == "\"" || quote == "'",
                let end = rest.dropFirst().firstIndex(of: quote)
            else { break }
            result[name] = decoded(rest[..<end].dropFirst())
            rest = rest[end...].dropFirst()
        }
        return result
    }

    /// Named and numbered character references; what is unknown stays as it is written.
    private static func decoded(_ text: Text) -> String {
        guard text.contains("&") else { return String(text) }
        let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        var result = ""
        var rest = text
        while let start = rest.firstIndex(of: "&"), let end = rest[start...].prefix(12).firstIndex(of: ";") {
            let name = String(rest[start..<end].dropFirst())
            let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst())
            let character =
                name.hasPrefix("#") ? number.flatMap(Unicode.Scalar.init).map { String($0) } : named[name]
            result += String(rest[..<start]) + (character ?? "&\(name);")
            rest = rest[end...].dropFirst()
        }
        return result + String(rest)
    }

    /// Takes everything before the first occurrence; nil where there is none.
    private mutating func cut(before mark: Unicode.Scalar) -> Text? {
        guard let place = rest.firstIndex(of: mark) else { return nil }
        defer { rest = rest[place...] }
        return rest[..<place]
    }

    /// Takes everything up to the end of the first occurrence; nil where there is none.
    private mutating func cut(through mark: String) -> Text? {
        guard let place = rest.firstRange(of: mark.unicodeScalars) else { return nil }
        defer { rest = rest[place.upperBound...] }
        return rest[..<place.upperBound]
    }

    /// Takes all that is left.
    private mutating func cut() -> Text {
        defer { rest = rest[rest.endIndex...] }
        return rest
    }
}
