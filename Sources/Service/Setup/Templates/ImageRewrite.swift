/// The include that takes the place of an `<img>`.
struct ImageRewrite: Sendable {
    /// The include in Liquid.
    var text: String
    /// What is dropped or differs.
    var notes: [String] = []
    /// Why a person has to look first.
    var obstacle: String?

    /// Rewrites an element; nil where it shows no picture of a post.
    init?(_ element: ImageElement, at place: MarkupScanner.Place, in template: Template, _ variables: PictureVariables) {
        let shown = ["src", "data-src"].lazy.compactMap { name -> (name: String, picture: ShownPicture)? in
            guard let value = element.value(name, in: template) else { return nil }
            return ShownPicture(value, variables: variables, in: place.loops).map { (name, $0) }
        }.first
        guard let shown else { return nil }
        let reference = shown.picture.reference
        let size = ElementSize(element, in: template)
        let preset = size.isSmall ? .thumb : PictureUse(reference.picture, in: place.loops)
        var tag = IncludeTag("assets/picture.html", reference, preset: preset.rawValue)
        addAlt(element, reference.picture, preset, to: &tag, template)
        addClass(element, isLazy: shown.name == "data-src", to: &tag, template)
        addStyle(element, size, to: &tag, template)
        addLoading(element, preset, to: &tag, template)
        text = tag.text
        obstacle = Self.obstacle(element, at: place) ?? tag.obstacle
        addDropped(element, size, shown: shown.name, template)
    }

    private static func obstacle(_ element: ImageElement, at place: MarkupScanner.Place) -> String? {
        if element.hasLiquidBetween { return "Liquid stands between its attributes" }
        return place.isInPicture ? "it stands in a <picture>, whose place the include takes as a whole" : nil
    }

    private func addAlt(
        _ element: ImageElement, _ picture: PicturePath, _ preset: PictureUse, to tag: inout IncludeTag, _ template: Template
    ) {
        if let alt = element.value("alt", in: template) {
            if !alt.source.isEmpty { tag.add("alt", alt) }
        } else if preset != .thumb, let owner = picture.owner, !element.attributes.contains(where: { $0.name == "alt" }) {
            // A thumbnail stands beside the title that it belongs to.
            tag.add("alt", variable: LiquidPath(components: owner.components + ["title"]))
        }
    }

    private mutating func addClass(
        _ element: ImageElement, isLazy: Bool, to tag: inout IncludeTag, _ template: Template
    ) {
        guard var value = element.value("class", in: template), !value.source.trimmed.isEmpty else { return }
        if isLazy, value.isLiteral {
            let names = value.source.split { $0.isWhitespace }
            let kept = names.filter { !Self.lazyClasses.contains(String($0)) }
            if kept.count < names.count {
                notes.append("dropped class \(names.filter { !kept.contains($0) }.joined(separator: " ")): browsers load late by themselves")
                value = TemplateValue(text: kept.joined(separator: " "))
            }
        }
        if !value.source.isEmpty { tag.add("class", value.unescaped) }
    }

    private func addStyle(_ element: ImageElement, _ size: ElementSize, to tag: inout IncludeTag, _ template: Template) {
        let value = element.value("style", in: template) ?? TemplateValue(text: "")
        let own = value.source.trimmed
        let added = size.declarations
        if own.isEmpty && added.isEmpty { return }
        let joint = own.isEmpty || added.isEmpty || own.hasSuffix(";") ? " " : "; "
        tag.add("style", value.unescaped.appending(own.isEmpty ? added : added.isEmpty ? "" : joint + added))
    }

    /// Passes what the template says otherwise than the preset.
    private func addLoading(
        _ element: ImageElement, _ preset: PictureUse, to tag: inout IncludeTag, _ template: Template
    ) {
        if let loading = element.value("loading", in: template)?.source, ["lazy", "eager"].contains(loading),
            loading != preset.loading
        {
            tag.add("loading", TemplateValue(text: loading))
        }
        if let priority = element.value("fetchpriority", in: template)?.source, ["high", "low"].contains(priority),
            priority != preset.fetchpriority
        {
            tag.add("fetchpriority", TemplateValue(text: priority))
        }
        if let sizes = element.value("sizes", in: template), sizes.isLiteral, sizes.source != "auto" {
            tag.add("sizes", sizes.unescaped)
        }
    }

    private mutating func addDropped(_ element: ImageElement, _ size: ElementSize, shown: String, _ template: Template) {
        let dropped = element.attributes.filter { attribute in
            size.unread.contains(attribute.name) || !Self.understood.contains(attribute.name) && attribute.name != shown
        }
        if dropped.isEmpty { return }
        let list = dropped.map { attribute in
            attribute.name + (attribute.value.map { "=\"\(template.text($0))\"" } ?? "")
        }
        notes.append("dropped \(list.joined(separator: ", "))")
    }

    private static let lazyClasses: Set<String> = [
        "lazy", "lazyimg", "lazyload", "lazyloaded", "lazyloading", "lozad", "b-lazy", "js-lazy", "unveil",
    ]
    private static let understood: Set<String> = [
        "src", "srcset", "data-srcset", "sizes", "data-sizes", "alt", "class", "style", "width", "height", "loading",
        "fetchpriority", "decoding",
    ]
}

/// The use of a picture on the page, which is the name of its preset.
enum PictureUse: String, Sendable {
    case header, card, thumb

    /// Chooses by what the picture belongs to.
    init(_ picture: PicturePath, in loops: [Loop]) {
        self = picture.isOfNeighbour ? .thumb : loops.isEmpty && picture.isOfPage(in: loops) ? .header : .card
    }

    /// What the built-in preset says.
    var loading: String { self == .header ? "eager" : "lazy" }

    /// What the built-in preset says.
    var fetchpriority: String { self == .header ? "high" : "auto" }
}

extension TemplateValue {
    /// A value of text alone.
    init(text: String) {
        self.init(source: text, parts: text.isEmpty ? [] : [.text(text)])
    }

    /// A value of text without its entities, since the include escapes once more.
    fileprivate var unescaped: TemplateValue {
        guard isLiteral, source.contains("&") else { return self }
        let entities = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        return TemplateValue(text: entities.reduce(source) { $0.replacing($1.0, with: $1.1) })
    }

    /// The value and a text behind it.
    fileprivate func appending(_ text: String) -> TemplateValue {
        text.isEmpty ? self : TemplateValue(source: source + text, parts: parts + [.text(text)])
    }
}
