/// Walks through a template's markup and finds the places that may show a picture.
struct MarkupScanner {
    /// A place, and the loops around it, outermost first.
    struct Place: Sendable {
        /// What stands there.
        enum Kind: Sendable {
            /// An `<img>`.
            case image(ImageElement)
            /// A `url(…)` in CSS: the whole, and what stands between its parentheses and quotes.
            case url(whole: Range<Int>, content: Range<Int>)
            /// A `</head>`.
            case headEnd(Range<Int>)
        }
        var kind: Kind
        var loops: [Loop]
        /// Whether a `<picture>` is open around it.
        var isInPicture: Bool
    }

    /// What stands around the present offset.
    private enum Mode {
        case markup, comment, script
    }

    private let template: Template
    private var mode = Mode.markup
    private var loops: [Loop] = []
    private var isInPicture = false
    private var places: [Place] = []

    /// The longest `url(…)` that is read, in bytes.
    private static let urlLimit = 4096

    private init(_ template: Template) {
        self.template = template
    }

    /// The places of a template in order, in time linear in its length.
    static func places(in template: Template) -> [Place] {
        var scanner = MarkupScanner(template)
        var index = 0
        while index < template.bytes.count { index = scanner.step(at: index) }
        return scanner.places
    }

    /// Reads what begins at an offset and returns the offset behind it.
    private mutating func step(at index: Int) -> Int {
        if let token = template.token(at: index) {
            if token.kind == .tag { follow(token) }
            return token.range.upperBound
        }
        switch mode {
        case .comment:
            if template.has("-->", at: index) { mode = .markup }
        case .script:
            if template.has("</script", at: index) { mode = .markup }
        case .markup:
            return readMarkup(at: index)
        }
        return index + 1
    }

    private mutating func follow(_ token: LiquidToken) {
        if token.name == "for" || token.name == "tablerow" { loops.append(Loop(token.rest)) }
        if token.name == "endfor" || token.name == "endtablerow" { _ = loops.popLast() }
    }

    private mutating func readMarkup(at index: Int) -> Int {
        switch template.bytes[index] {
        case UInt8(ascii: "<"): return readElement(at: index)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            guard template.has("url(", at: index), let url = url(at: index) else { return index + 1 }
            add(.url(whole: url.whole, content: url.content))
            return url.whole.upperBound
        default: return index + 1
        }
    }

    private mutating func readElement(at index: Int) -> Int {
        if template.has("<!--", at: index) { mode = .comment }
        if template.has("<script", at: index) { mode = .script }
        if template.has("<picture", at: index) { isInPicture = true }
        if template.has("</picture", at: index) { isInPicture = false }
        if template.has("</head>", at: index) { add(.headEnd(index..<(index + 7))) }
        if template.has("<img", at: index), let element = ImageElement(in: template, at: index) {
            add(.image(element))
            // Its attributes are gone through as well: one of them may hold a `url(…)`.
        }
        return index + 1
    }

    private mutating func add(_ kind: Place.Kind) {
        places.append(Place(kind: kind, loops: loops, isInPicture: isInPicture))
    }

    /// A `url(…)` with or without quotes; quotes and parentheses in its Liquid do not end it.
    private func url(at start: Int) -> (whole: Range<Int>, content: Range<Int>)? {
        let end = min(template.bytes.count, start + Self.urlLimit)
        var index = start + 4
        while index < end {
            if let token = template.token(at: index) {
                index = token.range.upperBound
                continue
            }
            if template.bytes[index] == UInt8(ascii: ")") { return (start..<(index + 1), content(start + 4..<index)) }
            if template.bytes[index] == UInt8(ascii: "(") { return nil }
            index += 1
        }
        return nil
    }

    /// What stands between blanks and quotes.
    private func content(_ range: Range<Int>) -> Range<Int> {
        var range = range
        let bytes = template.bytes
        while let first = range.first, bytes[first] <= UInt8(ascii: " ") { range.removeFirst() }
        while let last = range.last, bytes[last] <= UInt8(ascii: " ") { range.removeLast() }
        guard let first = range.first, let last = range.last, first < last, bytes[first] == bytes[last],
            bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'")
        else { return range }
        return (first + 1)..<last
    }
}
