import Foundation

/// A start tag of an HTML page, with its attributes as a browser reads them.
struct PageTag: Equatable {
    /// The element's name in small letters.
    var name: String
    /// The attributes by name in small letters, character references resolved.
    var attributes: [String: String]
    /// The line the tag begins on, from 1.
    var line: Int

    /// Whether this is an end tag.
    var isEnd = false
}

/// Splits HTML into tags; text, comments and the contents of scripts and styles are passed over.
struct PageTagReader {
    private let characters: [Character]
    private var position = 0
    private var line = 1

    private init(_ html: String) {
        characters = Array(html)
    }

    /// All tags of a page in their order.
    static func tags(in html: String) -> [PageTag] {
        var reader = PageTagReader(html)
        var tags: [PageTag] = []
        while let tag = reader.next() {
            tags.append(tag)
            if ["script", "style"].contains(tag.name), !tag.isEnd { reader.skip(past: "</\(tag.name)") }
        }
        return tags
    }

    private var current: Character? { position < characters.count ? characters[position] : nil }

    private mutating func advance() {
        if current?.isNewline == true { line += 1 }
        position += 1
    }

    private mutating func skip(past text: String) {
        let wanted = Array(text)
        while position < characters.count, !characters[position...].starts(with: wanted) { advance() }
        for _ in wanted where position < characters.count { advance() }
    }

    private mutating func next() -> PageTag? {
        while let character = current {
            guard character == "<" else {
                advance()
                continue
            }
            if characters[position...].starts(with: "<!--") {
                skip(past: "-->")
                continue
            }
            let line = line
            advance()
            let isEnd = current == "/"
            if isEnd { advance() }
            guard current?.isLetter == true else { continue }
            let name = word { $0.isWhitespace || $0 == ">" || $0 == "/" }.lowercased()
            return PageTag(name: name, attributes: attributes(), line: line, isEnd: isEnd)
        }
        return nil
    }

    private mutating func word(until ends: (Character) -> Bool) -> String {
        var text = ""
        while let character = current, !ends(character) {
            text.append(character)
            advance()
        }
        return text
    }

    private mutating func attributes() -> [String: String] {
        var attributes: [String: String] = [:]
        while let character = current, character != ">" {
            guard !character.isWhitespace, character != "/" else {
                advance()
                continue
            }
            let name = word { $0.isWhitespace || $0 == "=" || $0 == ">" || $0 == "/" }.lowercased()
            guard current == "=" else {
                if name.isEmpty { advance() } else { attributes[name] = attributes[name] ?? "" }
                continue
            }
            advance()
            let value = value()
            attributes[name] = attributes[name] ?? PageText.resolved(value)
        }
        return attributes
    }

    private mutating func value() -> String {
        guard let quote = current, quote == "\"" || quote == "'" else {
            return word { $0.isWhitespace || $0 == ">" }
        }
        advance()
        let text = word { $0 == quote }
        advance()
        return text
    }
}

/// The text of attribute values.
enum PageText {
    private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}"]

    /// Resolves the character references that templates write; an unknown one stays as it is.
    static func resolved(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            guard let end = rest.firstIndex(of: ";"), let character = character(rest[..<end].dropFirst()) else {
                result.append(rest.removeFirst())
                continue
            }
            result += character
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ reference: Substring) -> String? {
        guard reference.hasPrefix("#") else { return named[String(reference)] }
        let digits = reference.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
