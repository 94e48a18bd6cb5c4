import Foundation

/// What an HTML page says about its pictures.
struct Page {
    /// The page's path in the built site, for messages.
    var path: String
    var pictures: [PagePicture] = []
    /// The `<img>` elements that stand in no `<picture>`.
    var images: [PageImage] = []
    /// URLs in `url()` of `style` attributes.
    var backgrounds: [String] = []
    /// The value of `og:image`.
    var social: String?
    /// Whether any `<source>` stands outside a `<picture>`, or a `<picture>` is not closed.
    var isUnbalanced = false

    /// Reads a page.
    init(path: String = "", html: String) {
        self.path = path
        var open: PagePicture?
        for tag in PageTagReader.tags(in: html) {
            backgrounds += Self.urls(inStyle: tag.attributes["style"] ?? "")
            switch (tag.name, tag.isEnd) {
            case ("picture", false):
                isUnbalanced = isUnbalanced || open != nil
                open = PagePicture(sources: [], img: nil, line: tag.line)
            case ("picture", true):
                if let picture = open { pictures.append(picture) } else { isUnbalanced = true }
                open = nil
            case ("source", false):
                if open == nil { isUnbalanced = true }
                open?.sources.append(PageImage(tag))
            case ("img", false):
                if open == nil { images.append(PageImage(tag)) } else { open?.img = PageImage(tag) }
            case ("meta", false) where tag.attributes["property"] == "og:image":
                social = tag.attributes["content"]
            default: break
            }
        }
        isUnbalanced = isUnbalanced || open != nil
    }

    /// Every URL of a picture on the page, in the page's order within each kind.
    var links: [PageLink] {
        let inPictures = pictures.flatMap { picture in
            (picture.sources + (picture.img.map { [$0] } ?? [])).flatMap(Self.links)
        }
        let others = backgrounds.map { link($0, place: "style") } + (social.map { [link($0, place: "og:image")] } ?? [])
        return inPictures + images.flatMap(Self.links) + others
    }

    private func link(_ url: String, place: String) -> PageLink {
        PageLink(url: url, width: nil, height: nil, isExact: false, type: nil, place: place)
    }

    private static func links(of image: PageImage) -> [PageLink] {
        let place = "<\(image.element)> line \(image.line)"
        var links = image.candidates.map { candidate in
            let isExact = candidate.width == image.width
            return PageLink(
                url: candidate.url,
                width: candidate.width,
                height: isExact ? image.height : scaled(image, to: candidate.width),
                isExact: isExact,
                type: image.type,
                place: place
            )
        }
        if let src = image.src {
            links.append(
                PageLink(url: src, width: image.width, height: image.height, isExact: true, type: nil, place: place)
            )
        }
        return links
    }

    private static func scaled(_ image: PageImage, to width: Int?) -> Int? {
        guard let width, let fullWidth = image.width, let fullHeight = image.height, fullWidth > 0 else { return nil }
        return Int((Double(width) * Double(fullHeight) / Double(fullWidth)).rounded())
    }

    private static func urls(inStyle style: String) -> [String] {
        style.components(separatedBy: "url(").dropFirst().compactMap { part in
            let url = part.prefix { $0 != ")" }.trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
            return url.isEmpty ? nil : url
        }
    }
}
