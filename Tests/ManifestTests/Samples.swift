import Manifest

/// Manifests that several tests read.
enum Samples {
    /// Files of one format in the given widths, three high for every four wide.
    static func variants(_ name: String, _ fileExtension: String, _ widths: [Int]) -> [ManifestVariant] {
        widths.map { width in
            ManifestVariant(
                url: ManifestURL.make(base: "/blog", path: "assets/variants/\(name)-\(width)-0a1b.\(fileExtension)"),
                width: width,
                height: width * 3 / 4,
                bytes: width * 100
            )
        }
    }

    /// What a preset of three formats made.
    static func picture(_ name: String, widths: [Int] = [320, 640]) -> ManifestPreset? {
        ManifestPreset(formats: [
            ("image/avif", variants(name, "avif", widths)),
            ("image/webp", variants(name, "webp", widths)),
            ("image/jpeg", variants(name, "jpg", widths)),
        ])
    }

    /// What the preset `social` made.
    static func social(_ name: String) -> ManifestPreset? {
        ManifestPreset(formats: [("image/jpeg", variants(name, "jpg", [1200]))])
    }

    /// How the presets of `full` are laid out.
    static let presets = [
        "header": ManifestLayout(sizes: "100vw", loading: "eager", fetchPriority: "high"),
        "card": ManifestLayout(sizes: "(min-width: 768px) 340px, 100vw", loading: "lazy", fetchPriority: "auto"),
        "social": ManifestLayout(sizes: "1200px", loading: "eager", fetchPriority: "auto"),
    ]

    /// A picture with everything the file can say.
    static func full(_ name: String) -> ManifestImage {
        var image = ManifestImage(
            width: 940,
            height: 650,
            color: "#6a7f92",
            placeholder: "data:image/webp;base64,UklGRg==",
            focus: ManifestImage.Focus(x: 0.5, y: 0.35)
        )
        image.presets["header"] = picture(name)
        image.presets["card"] = picture(name)
        image.presets["social"] = social(name)
        return image
    }

    /// Names a file may have that a careless writer or reader of JSON or YAML stumbles over.
    static let oddNames = [
        "plain.jpg", "with space.jpg", "comma, and (brackets).jpg", "quote\".jpg", "apostrophe's.jpg",
        "back\\slash.jpg", "hash # tag.jpg", "colon: value.jpg", "- dash.jpg", "? question.jpg", "! bang.jpg",
        "& anchor.jpg", "* star.jpg", "| pipe.jpg", "> fold.jpg", "% percent%20.jpg", "@ at.jpg", "` tick.jpg",
        "{brace}.jpg", "[bracket].jpg", "true", "null", "~", "12", "1.5", "0x1F", "1e3", "2024-09-15", "yes", "=",
        "12:30:45", ":symbol", "emoji 🌄🏳️‍🌈.jpg", "만화.png", "e\u{301}te\u{301}.jpg", "\u{e9}cru.jpg",
        "tab\t.jpg", "line\nbreak.jpg", "return\r.jpg", "bell\u{7}.jpg", "delete\u{7f}.jpg", "c1\u{80}\u{85}\u{9f}.jpg",
        "nbsp\u{a0}.jpg", "separator\u{2028}\u{2029}.jpg", "bom\u{feff}.jpg", "noncharacter\u{fffe}\u{ffff}.jpg",
        "private\u{e000}\u{10fffd}.jpg", "trailing space ", " leading", "a/b/c.jpg", "slash\\/slash.jpg", "\\u0041.jpg",
    ]

    /// A manifest of pictures with odd names and odd spellings.
    static var odd: Manifest {
        var manifest = Manifest(presets: presets, details: true)
        for name in oddNames {
            manifest.images[name] = full(name)
            manifest.addAlias("/\(name)", of: name)
        }
        return manifest
    }
}
