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

    /// Writes one picture; with `details`, with every file of it too.
    mutating func image(_ image: ManifestImage, details: Bool) {
        var members: [String: (inout JSONWriter) -> Void] = [:]
        let presets = image.presets.filter { !ManifestImage.reservedNames.contains($0.key) }
        if !presets.isEmpty {
            let prefix = image.prefix
            members["prefix"] = { $0.string(prefix) }
            for (name, preset) in presets { members[name] = { $0.string(preset.text(prefix: prefix)) } }
            if details { members["variants"] = { $0.variants(presets) } }
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

    /// Writes how the pictures of one preset are laid out.
    mutating func layout(_ layout: ManifestLayout) {
        object { object in
            if let priority = layout.fetchPriority { object.member("fetchpriority", priority) }
            object.member("loading", layout.loading)
            object.member("sizes", layout.sizes)
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

    private mutating func variants(_ presets: [String: ManifestPreset]) {
        object { object in
            for (name, preset) in Self.sorted(presets) {
                object.key(name)
                object.object { $0.formats(preset.formats) }
            }
        }
    }

    private mutating func formats(_ formats: [ManifestPreset.Format]) {
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
