/// The value of an attribute or of a `url(…)`.
struct TemplateValue: Sendable {
    /// A piece of a value.
    enum Part: Sendable {
        /// Text as it is.
        case text(String)
        /// Liquid.
        case liquid(LiquidToken)
    }

    /// The value as its author wrote it.
    var source: String
    /// Its pieces, in order.
    var parts: [Part]

    /// Whether it is text alone.
    var isLiteral: Bool {
        parts.allSatisfy { part in
            if case .text = part { true } else { false }
        }
    }

    /// The expression of a value that is one `{{ … }}` and blanks.
    var onlyOutput: LiquidExpression? {
        var found: LiquidExpression?
        for part in parts {
            switch part {
            case .text(let text) where text.trimmed.isEmpty: continue
            case .liquid(let token) where token.kind == .output && found == nil: found = LiquidExpression(token.markup)
            default: return nil
            }
        }
        return found
    }
}

extension TemplateValue {
    /// A value of text alone.
    init(text: String) {
        self.init(source: text, parts: text.isEmpty ? [] : [.text(text)])
    }

    /// A value of text without its entities, since the include escapes once more; any other value as it is.
    var unescaped: TemplateValue {
        guard isLiteral, source.contains("&") else { return self }
        let entities = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        return TemplateValue(text: entities.reduce(source) { $0.replacing($1.0, with: $1.1) })
    }

    /// The value with a text behind it.
    func appending(_ text: String) -> TemplateValue {
        text.isEmpty ? self : TemplateValue(source: source + text, parts: parts + [.text(text)])
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
