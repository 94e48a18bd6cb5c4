/// The size that an element's own attributes and style give to its picture.
struct ElementSize: Sendable {
    /// A length of an attribute.
    private enum Length {
        case pixels(Int)
        case percent(Int)

        /// The length in CSS.
        var css: String {
            switch self {
            case .pixels(let count): "\(count)px"
            case .percent(let count): "\(count)%"
            }
        }
    }

    private var width: Length?
    private var height: Length?
    private let style: String
    /// The attributes whose value is no plain length.
    private(set) var unread: [String] = []

    /// A picture below this many pixels is a thumbnail.
    private static let thumb = 60

    /// Reads an element's attributes.
    init(_ element: ImageElement, in template: Template) {
        style = element.value("style", in: template)?.source ?? ""
        width = read("width", element, template)
        height = read("height", element, template)
    }

    /// Whether the picture is shown so small that a thumbnail is enough.
    var isSmall: Bool {
        for case .pixels(let count)? in [width, height] where count < Self.thumb { return true }
        return style.split(separator: ";").contains { declaration in
            let sides = declaration.split(separator: ":").map(\.trimmed)
            guard sides.count == 2, sides[0].hasSuffix("height") || sides[0].hasSuffix("width") else { return false }
            guard sides[1].hasSuffix("px"), let count = Int(sides[1].dropLast(2)) else { return false }
            return count < Self.thumb
        }
    }

    /// The declarations that keep the size, since the include's `width` and `height` are those of a file.
    var declarations: String {
        let hasWidth = style.contains("width:"), hasHeight = style.contains("height:")
        switch (width, height) {
        case (.pixels(let width), .pixels) where width >= Self.thumb:
            // Both together told the ratio, which the include tells better.
            return hasWidth ? "" : "width: \(width)px; height: auto"
        case (let width?, let height?): return hasWidth || hasHeight ? "" : "width: \(width.css); height: \(height.css)"
        case (let width?, nil): return hasWidth ? "" : "width: \(width.css)" + (hasHeight ? "" : "; height: auto")
        case (nil, let height?): return hasHeight ? "" : "height: \(height.css)" + (hasWidth ? "" : "; width: auto")
        case (nil, nil): return ""
        }
    }

    private mutating func read(_ name: String, _ element: ImageElement, _ template: Template) -> Length? {
        guard let source = element.value(name, in: template)?.source.trimmed, source != "auto", !source.isEmpty else {
            return nil
        }
        if let count = Int(source.hasSuffix("px") ? String(source.dropLast(2)) : source), count > 0 {
            return .pixels(count)
        }
        if source.hasSuffix("%"), let count = Int(source.dropLast()), count > 0 { return .percent(count) }
        unread.append(name)
        return nil
    }
}
