/// A variable of a post or a page that holds its picture.
struct PicturePath: Sendable, Hashable {
    /// The path that the include is to be given; a mapping stands for the picture in it.
    var path: LiquidPath
    /// The post or page itself, where it is known.
    var owner: LiquidPath?

    /// Recognises a picture by the names of its keys.
    ///
    /// - Parameters:
    ///   - path: Any path of a template.
    ///   - loops: The loops around it, outermost first.
    init?(_ path: LiquidPath, in loops: [Loop]) {
        guard Self.belongsToPost(path, in: loops) else { return nil }
        var components = path.components
        if components.count > 1, Self.mappingKeys.contains(components[components.count - 1]) { components.removeLast() }
        let start = components[0] == "include" ? 1 : 0
        guard let last = components.last, Self.keys.contains(Self.normalized(last)) else { return nil }
        // A variable of that name alone may be anything; with a key below it, as `image.path`, it is a picture.
        guard components.count > start + 1 || (start == 0 && path.components.count == 2) else { return nil }
        self.path = LiquidPath(components: components)
        let names = components.prefix { !Self.keys.contains(Self.normalized($0)) && $0 != "header" }
        owner = names.count > start ? LiquidPath(components: Array(names)) : nil
    }

    /// Whether it is the picture of the page that is being built.
    var isOfPage: Bool { owner?.components == ["page"] }

    /// Whether it is the picture of a neighbour in time.
    var isOfNeighbour: Bool { path.components.contains("previous") || path.components.contains("next") }

    /// Whether a variable is a post's or a page's, and not the site's, an author's or a file's.
    private static func belongsToPost(_ path: LiquidPath, in loops: [Loop]) -> Bool {
        if ["site", "layout", "theme"].contains(path.root) { return false }
        let collection = loops.last { $0.variable == path.root }?.collection ?? ""
        if strangeCollections.contains(where: { collection.hasPrefix($0) }) { return false }
        return !path.components.contains { component in strangers.contains { component.lowercased().hasPrefix($0) } }
    }

    private static let strangers = ["author", "avatar", "logo", "icon", "member", "user"]
    private static let strangeCollections = [
        "site.author", "site.data.", "site.static_files", "site.team", "site.member",
    ]

    private static func normalized(_ key: String) -> String {
        key.lowercased().filter { $0 != "-" && $0 != "_" }
    }

    /// Where themes put the path when the key holds a mapping.
    private static let mappingKeys: Set<String> = ["path", "src", "url"]

    /// What themes call a post's picture, without dashes.
    private static let keys: Set<String> = [
        "image", "imagepath", "img", "hero", "heroimage", "ogimage", "cover", "coverimg", "coverimage", "thumb",
        "thumbnail", "thumbnailimg", "shareimg", "featuredimage", "featuredimg", "featureimage", "featureimg",
        "cardimage", "cardimg", "preview", "previewimage", "banner", "bannerimage", "background", "backgroundimage",
        "overlayimage", "teaser", "headerimage", "headerimg", "photo", "picture", "socialimage", "feature",
    ]
}

/// A loop around a place in a template.
struct Loop: Sendable, Hashable {
    /// What the loop calls each element.
    var variable: String
    /// What it goes through, as written.
    var collection: String

    /// Reads what follows the word `for`.
    init(_ markup: Substring) {
        let words = markup.split { $0.isWhitespace }
        variable = words.first.map(String.init) ?? ""
        collection = words.count > 2 ? String(words[2]) : ""
    }
}
