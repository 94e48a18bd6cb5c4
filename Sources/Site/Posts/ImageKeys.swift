/// The front matter keys that name pictures.
struct ImageKeys: Sendable {
    /// One key, and whether its value counts only when it ends like a picture's name.
    struct Entry: Sendable {
        var path: [String]
        var isGuarded: Bool
    }

    /// A scalar found under a key.
    struct Hit: Sendable {
        var key: String
        var scalar: YAMLScalar
    }

    /// The entries by the first part of their key.
    private let entries: [String: [Entry]]

    /// The first parts of all keys.
    var topLevel: Set<String> { Set(entries.keys) }

    /// Takes keys with dots; none means the known ones. Each also names the picture of a mapping that stands under it.
    init(_ keys: [String] = []) {
        var all = keys.flatMap { key in [key] + Self.mappingKeys.map { "\(key).\($0)" } }.map { ($0, false) }
        if keys.isEmpty {
            all = Self.plain.flatMap { key in [key] + Self.mappingKeys.map { "\(key).\($0)" } }.map { ($0, false) }
            all += Self.guarded.map { ($0, true) }
        }
        let parsed = all.map { Entry(path: $0.split(separator: ".").map(String.init), isGuarded: $1) }
        entries = Dictionary(grouping: parsed.filter { !$0.path.isEmpty }) { $0.path[0] }
    }

    /// The scalars that name pictures, by line.
    func hits(in values: [String: YAMLValue]) -> [Hit] {
        var hits: [Hit] = []
        for (key, value) in values {
            for entry in entries[key] ?? [] {
                collect(value, entry.path.dropFirst(), entry, into: &hits)
            }
        }
        return hits.sorted { ($0.scalar.line ?? 0, $0.key) < ($1.scalar.line ?? 0, $1.key) }
    }

    /// Lists stand for each of their elements at every step of a key.
    private func collect(_ value: YAMLValue, _ path: ArraySlice<String>, _ entry: Entry, into hits: inout [Hit]) {
        switch value {
        case .list(let items):
            for item in items { collect(item, path, entry, into: &hits) }
        case .mapping(let entries):
            guard let next = path.first, let value = entries[next] else { return }
            collect(value, path.dropFirst(), entry, into: &hits)
        case .scalar(let scalar):
            guard path.isEmpty, !entry.isGuarded || PictureName.endsLikePicture(scalar.text) else { return }
            hits.append(Hit(key: entry.path.joined(separator: "."), scalar: scalar))
        }
    }

    /// Where themes put the path when the key holds a mapping.
    private static let mappingKeys = ["path", "src", "url", "image", "feature"]

    /// Keys that hold a picture whenever they hold anything.
    private static let plain = [
        "image", "header.image", "header.overlay_image", "header.teaser", "header.og_image", "hero", "hero_image",
        "og_image", "cover-img", "cover_img", "cover_image", "cover-image", "coverImage", "thumbnail-img",
        "thumbnail_img", "share-img", "share_img", "featured_image", "featured-image", "featuredImage",
        "featured-img", "featured_img", "feature_image", "feature-image", "feature-img", "feature_img",
        "card-image", "card_image", "preview_image", "previewImage", "optimized_image", "twitter_image",
        "background_image", "background-image", "banner_image", "social_image",
    ]

    /// Keys that some themes use for other things too: colours, texts, links, switches.
    private static let guarded = [
        "thumbnail", "thumbnail.path", "thumbnail.src", "thumbnail.image", "thumb", "cover", "cover.image",
        "cover.path",
        "cover.src", "preview", "preview.image", "img", "images", "images.path", "images.src", "images.image",
        "images.url", "background", "background.image", "banner", "banner.image", "teaser", "photo", "picture", "logo",
        "image.facebook", "image.twitter", "image.thumb", "image.thumbnail", "image.teaser", "twitter.image",
        "gallery", "gallery.image_path", "gallery.image", "gallery.url", "feature_row.image_path", "sidebar.image",
        "sidebar.image_path", "header", "header.image_path", "header.src", "seo.image",
    ]
}
