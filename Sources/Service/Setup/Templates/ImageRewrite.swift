/// The include that takes the place of an `<img>`.
struct ImageRewrite: Sendable {
    private let element: ImageElement
    private let template: Template
    private let use: PictureUse
    private var tag: IncludeTag

    /// What is dropped or differs.
    private(set) var notes: [String] = []
    /// Why a person has to look first.
    private(set) var obstacle: String?

    /// The include in Liquid.
    var text: String { tag.text }

    /// Rewrites an element; nil where it shows no picture of a post.
    init?(_ element: ImageElement, at place: MarkupScanner.Place, in template: Template, _ variables: PictureVariables)
    {
        let shown = ["src", "data-src"].lazy.compactMap { name -> (name: String, picture: ShownPicture)? in
            guard let value = element.value(name, in: template) else { return nil }
            return ShownPicture(value, variables: variables, in: place.loops).map { (name, $0) }
        }.first
        guard let shown else { return nil }
        let reference = shown.picture.reference
        let size = ElementSize(element, in: template)
        self.element = element
        self.template = template
        use = size.isSmall ? .thumb : PictureUse(reference.picture, in: place.loops)
        tag = IncludeTag("assets/picture.html", reference, preset: use.rawValue)
        addAlt(of: reference.picture)
        addClass(isLazy: shown.name == "data-src")
        addStyle(size)
        addLoading()
        noteDropped(besides: size.unread, shown: shown.name)
        obstacle = obstacle(at: place) ?? tag.obstacle
    }

    private func value(_ name: String) -> TemplateValue? { element.value(name, in: template) }

    private func obstacle(at place: MarkupScanner.Place) -> String? {
        if element.hasLiquidBetween { return "Liquid stands between its attributes" }
        if let style = value("style"), !style.isLiteral, style.source.contains("url(") {
            return "its style shows another picture"
        }
        return place.isInPicture ? "it stands in a <picture>, whose place the include takes as a whole" : nil
    }

    private mutating func addAlt(of picture: PicturePath) {
        if let alt = value("alt") {
            if !alt.source.isEmpty { tag.add("alt", alt) }
        } else if use != .thumb, let owner = picture.owner, !element.attributes.contains(where: { $0.name == "alt" }) {
            // A thumbnail stands beside the title that it belongs to.
            tag.add("alt", variable: LiquidPath(components: owner.components + ["title"]))
        }
    }

    private mutating func addClass(isLazy: Bool) {
        guard var value = value("class") else { return }
        if isLazy, value.isLiteral {
            let names = value.source.split { $0.isWhitespace }
            let lazy = names.filter { Self.lazyClasses.contains(String($0)) }
            if !lazy.isEmpty {
                notes.append("dropped class \(lazy.joined(separator: " ")): no script loads it late, the browser does")
                value = TemplateValue(text: names.filter { !lazy.contains($0) }.joined(separator: " "))
            }
        }
        if !value.source.trimmed.isEmpty { tag.add("class", value.unescaped) }
    }

    private mutating func addStyle(_ size: ElementSize) {
        let own = value("style")?.unescaped ?? TemplateValue(text: "")
        let blank = own.source.trimmed.isEmpty
        let added = size.declarations
        if blank && added.isEmpty { return }
        let joint = added.isEmpty ? "" : own.source.trimmed.hasSuffix(";") ? " " : "; "
        tag.add("style", blank ? TemplateValue(text: added) : own.appending(joint + added))
    }

    /// Passes what the template says otherwise than the preset.
    private mutating func addLoading() {
        if let loading = value("loading"), ["lazy", "eager"].contains(loading.source), loading.source != use.loading {
            tag.add("loading", loading)
        }
        if let priority = value("fetchpriority"), ["high", "low"].contains(priority.source),
            priority.source != use.fetchpriority
        {
            tag.add("fetchpriority", priority)
        }
        if let sizes = value("sizes"), sizes.isLiteral, sizes.source != "auto" { tag.add("sizes", sizes.unescaped) }
    }

    private mutating func noteDropped(besides unread: [String], shown: String) {
        let dropped = element.attributes.filter { attribute in
            unread.contains(attribute.name) || !Self.understood.contains(attribute.name) && attribute.name != shown
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
