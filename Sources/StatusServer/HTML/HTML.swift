/// A piece of a page.
///
/// What a literal says is markup; what is put into it with `\(…)` is text, and escaped, unless it is a piece of a page
/// itself. So a name of a picture can become markup nowhere.
struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The markup.
    let source: String

    /// Makes a piece of markup that stands in the program.
    init(stringLiteral source: String) {
        self.source = source
    }

    /// Makes a piece of markup with texts in it.
    init(stringInterpolation parts: Interpolation) {
        source = parts.source
    }

    /// Makes a piece of several.
    init(_ pieces: some Sequence<HTML>) {
        source = pieces.map(\.source).joined()
    }

    /// Collects the parts of a literal.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity * 2)
        }

        mutating func appendLiteral(_ literal: String) { source += literal }
        mutating func appendInterpolation(_ piece: HTML) { source += piece.source }
        mutating func appendInterpolation(_ piece: HTML?) { source += piece?.source ?? "" }
        mutating func appendInterpolation(_ pieces: [HTML]) { source += HTML(pieces).source }
        mutating func appendInterpolation(_ number: Int) { source += "\(number)" }
        mutating func appendInterpolation(_ text: String) { source += text.escaped }
    }
}

extension String {
    /// The text as it may stand in an element and in an attribute between double quotes.
    fileprivate var escaped: String {
        var escaped = ""
        escaped.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            // Browsers read a return as a line break, and anything else of these is no text.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
