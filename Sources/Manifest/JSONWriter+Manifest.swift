extension JSONWriter {
    /// The longest key that is written; a YAML reader looks no further than 1,024 characters for a key's colon.
    private static let longestKey = 1000

    /// Writes a dictionary as an object with one member a line, so that a diff of the file is readable.
    mutating func lines<Value>(_ members: [String: Value], _ write: (inout JSONWriter, Value) -> Void) {
        object { object in
            for (key, value) in Self.sorted(members) where key.utf8.count <= Self.longestKey {
                object.line()
                object.key(key)
                write(&object, value)
            }
        }
    }

    mutating func image(_ image: ManifestImage) {
        var members: [String: (inout JSONWriter) -> Void] = [:]
        for (name, preset) in image.presets where !ManifestImage.reservedNames.contains(name) {
            members[name] = { $0.preset(preset) }
        }
        members["color"] = image.color.map { color in { $0.string(color) } }
        members["focus"] = image.focus.map { focus in { $0.focus(focus) } }
        members["height"] = image.height.map { height in { $0.number(height) } }
        members["object_position"] = image.focus.map { focus in { $0.string(focus.objectPosition) } }
        members["placeholder"] = image.placeholder.map { placeholder in { $0.string(placeholder) } }
        members["width"] = image.width.map { width in { $0.number(width) } }
        object { object in
            for (key, write) in Self.sorted(members) {
                object.key(key)
                write(&object)
            }
        }
    }

    private mutating func focus(_ focus: ManifestImage.Focus) {
        object {
            $0.key("x")
            $0.number(focus.x)
            $0.key("y")
            $0.number(focus.y)
        }
    }

    private mutating func preset(_ preset: ManifestPreset) {
        switch preset {
        case .picture(let picture): object { $0.picture(picture) }
        case .social(let social): object { $0.social(social) }
        }
    }

    private mutating func social(_ social: ManifestSocial) {
        member("height", social.height)
        member("type", social.type)
        member("url", social.url)
        member("width", social.width)
    }

    private mutating func picture(_ picture: ManifestPicture) {
        if let priority = picture.fetchPriority { member("fetchpriority", priority) }
        if let formats = picture.formats {
            key("formats")
            object { $0.formats(formats) }
        }
        member("height", picture.img.height)
        key("img")
        object {
            $0.member("height", picture.img.height)
            $0.member("src", picture.img.src)
            $0.member("srcset", picture.img.srcset)
            $0.member("width", picture.img.width)
        }
        member("loading", picture.loading)
        if let preload = picture.preload {
            key("preload")
            object {
                $0.member("imagesizes", preload.imagesizes)
                $0.member("imagesrcset", preload.imagesrcset)
                $0.member("type", preload.type)
            }
        }
        member("sizes", picture.sizes)
        key("sources")
        array { array in
            for source in picture.sources { array.object { $0.source(source) } }
        }
        member("width", picture.img.width)
    }

    private mutating func source(_ source: ManifestPicture.Source) {
        member("height", source.height)
        if let media = source.media { member("media", media) }
        member("sizes", source.sizes)
        member("srcset", source.srcset)
        member("type", source.type)
        member("width", source.width)
    }

    private mutating func formats(_ formats: [ManifestPicture.Format]) {
        for format in formats.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            key(format.name)
            array { array in
                for variant in format.variants { array.object { $0.variant(variant) } }
            }
        }
    }

    private mutating func variant(_ variant: ManifestVariant) {
        member("height", variant.height)
        member("size", variant.bytes)
        member("url", variant.url)
        member("width", variant.width)
    }

    private mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    private mutating func member(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    private static func sorted<Value>(_ members: [String: Value]) -> [(key: String, value: Value)] {
        members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
}
