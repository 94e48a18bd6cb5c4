/// Reads templates and says how each picture of a post in them becomes an include.
public enum TemplateAdvisor {
    /// The rule that keeps the ratio of a picture whose width the theme's style sheet changes.
    ///
    /// The includes write `width` and `height`, so that the page does not jump while it loads; a theme that never did
    /// may set the width alone. The rule has no specificity, so any other rule goes before it.
    static let ratioRule = "<style>\(ratioMark) { height: auto; }</style>"

    /// What tells that a template has the rule.
    static let ratioMark = ":where(img[width][height])"

    /// The changes that a template needs, in order, none of which overlaps another.
    ///
    /// Pure; the time is linear in the template's length, whatever it holds.
    ///
    /// - Parameters:
    ///   - text: The template.
    ///   - file: Its path relative to the site.
    public static func suggestions(for text: String, file: String) -> [TemplateSuggestion] {
        let template = Template(Array(text.utf8))
        let variables = PictureVariables(template)
        var suggestions: [TemplateSuggestion] = []
        var lines = LineCounter(template.bytes)
        var end = 0
        var needsRule = !template.holds(ratioMark)
        for place in MarkupScanner.places(in: template) {
            if case .headEnd = place.kind {
                guard needsRule else { continue }
                needsRule = false
            }
            guard let change = change(at: place, in: template, variables), change.range.lowerBound >= end else {
                continue
            }
            end = change.range.upperBound
            let line = lines.line(at: change.range.lowerBound)
            suggestions.append(
                TemplateSuggestion(
                    kind: change.kind,
                    file: file,
                    line: line,
                    endLine: lines.line(at: end - 1),
                    offset: change.range.lowerBound,
                    old: template.text(change.range),
                    new: change.text,
                    notes: change.notes,
                    byHand: change.obstacle
                )
            )
        }
        return suggestions
    }

    /// A change at a place.
    private struct Change {
        var kind: TemplateSuggestion.Kind
        var range: Range<Int>
        var text: String
        var notes: [String] = []
        var obstacle: String?
    }

    private static func change(
        at place: MarkupScanner.Place,
        in template: Template,
        _ variables: PictureVariables
    ) -> Change? {
        switch place.kind {
        case .image(let element):
            guard let image = ImageRewrite(element, at: place, in: template, variables) else { return nil }
            return Change(
                kind: .picture,
                range: element.range,
                text: image.text,
                notes: image.notes,
                obstacle: image.obstacle
            )
        case .url(let whole, let content):
            guard let shown = ShownPicture(template.value(content), variables: variables, in: place.loops) else {
                return nil
            }
            let preset = PictureUse(shown.reference.picture, in: place.loops)
            let tag = IncludeTag("assets/url.html", shown.reference, preset: preset.rawValue)
            // Blanks beside the address go, quotes around it stay.
            let isQuoted = [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(template.bytes[content.lowerBound - 1])
            let quote = isQuoted ? template.text(content.lowerBound - 1..<content.lowerBound) : ""
            return Change(kind: .url, range: whole, text: "url(\(quote)\(tag.text)\(quote))", obstacle: tag.obstacle)
        case .headEnd(let range):
            let note = "the includes write width and height, and a style sheet may change the width alone"
            return Change(kind: .style, range: range, text: ratioRule + "\n" + template.text(range), notes: [note])
        }
    }
}

/// Counts lines in one walk through a text.
private struct LineCounter {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The line of an offset that is no smaller than the one before.
    mutating func line(at offset: Int) -> Int {
        while self.offset < offset {
            if bytes[self.offset] == 0x0A { line += 1 }
            self.offset += 1
        }
        return line
    }
}
