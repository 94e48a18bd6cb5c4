/// Reads a site's `assets.yml`.
public enum ConfigurationReader {
    /// The keys that the file may have, in the order in which the documentation lists them.
    static let keys = [
        "presets", "posts", "keys", "bodies", "output", "images", "inbox", "manifest", "details", "base_url",
        "durability", "limits", "budgets", "clean", "status",
    ]

    /// The configuration of a site.
    ///
    /// - Parameters:
    ///   - yaml: The file's text, at most 1 MB; nil or empty for a site without one, which gives the defaults.
    ///   - file: The file's name, for messages.
    /// - Throws: Every problem of the text at once, each with its line and column.
    public static func read(yaml: String?, file: String) throws(ConfigurationError) -> Configuration {
        let defaults = Configuration(presets: try BuiltInPresets.all())
        var problems = ProblemList(file: file)
        let configuration = configuration(in: yaml ?? "", over: defaults, problems: &problems)
        guard problems.isEmpty else { throw problems.error }
        return configuration
    }

    private static func configuration(
        in yaml: String,
        over defaults: Configuration,
        problems: inout ProblemList
    ) -> Configuration {
        let root = YAMLText.root(of: yaml, problems: &problems)
        let fields = root?.mapping(as: "presets: {…}", of: "the configuration", known: keys, problems: &problems)
        guard let fields else { return defaults }

        var configuration = defaults
        fields.read("presets", into: &configuration.presets, &problems) {
            $0.presets(over: defaults.presets, problems: &$1)
        }
        fields.read("posts", into: &configuration.posts, &problems) { $0.folders(problems: &$1) }
        fields.read("keys", into: &configuration.keys, &problems) { $0.frontMatterKeys(problems: &$1) }
        fields.read("bodies", into: &configuration.bodies, &problems) { $0.flag(problems: &$1) }
        fields.read("output", into: &configuration.output, &problems) { $0.publishedPath(problems: &$1) }
        fields.read("images", into: &configuration.images, &problems) { $0.publishedPath(problems: &$1) }
        fields.read("inbox", into: &configuration.inbox, &problems) { $0.unpublishedPath(problems: &$1) }
        fields.read("manifest", into: &configuration.manifest, &problems) { $0.manifestPath(problems: &$1) }
        fields.read("details", into: &configuration.details, &problems) { $0.flag(problems: &$1) }
        fields.read("base_url", into: &configuration.baseURL, &problems) { $0.baseURL(problems: &$1) }
        fields.read("durability", into: &configuration.durability, &problems) { $0.choice(problems: &$1) }
        fields.read("limits", into: &configuration.limits, &problems) {
            $0.limits(over: defaults.limits, problems: &$1)
        }
        let presets = configuration.presets
        fields.read("budgets", into: &configuration.budgets, &problems) { $0.budgets(for: presets, problems: &$1) }
        fields.read("status", into: &configuration.status, &problems) { $0.statusAddress(problems: &$1) }
        fields.read("clean", into: &configuration.grace, &problems) { $0.grace(over: defaults.grace, problems: &$1) }
        // The default of images may lie there, as long as nobody adds any.
        let images = fields["images"] == nil ? nil : configuration.images
        let paths = [("manifest", configuration.manifest), ("images", images), ("inbox", configuration.inbox)]
        for (name, path) in paths {
            // The folder belongs to the variants: whatever else lies there may be swept away.
            guard let path, configuration.isInOutput(path) else { continue }
            problems.report(
                "\(name) may not lie in the folder of output; choose another for one of them",
                at: (fields[name] ?? fields["output"])?.valuePosition ?? .start
            )
        }
        return configuration
    }
}

extension YAMLField {
    /// Bounds on sources, each a number with or without a unit.
    fileprivate func limits(over base: Configuration.Limits, problems: inout ProblemList) -> Configuration.Limits? {
        let known = [
            "pixels", "width", "height", "frames", "animation_pixels", "bytes", "metadata", "deadline", "memory",
            "published",
        ]
        guard let fields = mapping(as: "{pixels: 200MP}", known: known, problems: &problems) else { return nil }
        var limits = base
        fields.read("pixels", into: &limits.pixels, &problems) { $0.quantity(.pixels, problems: &$1) }
        fields.read("width", into: &limits.width, &problems) { $0.quantity(.count, problems: &$1) }
        fields.read("height", into: &limits.height, &problems) { $0.quantity(.count, problems: &$1) }
        fields.read("frames", into: &limits.frames, &problems) { $0.quantity(.count, problems: &$1) }
        fields.read("metadata", into: &limits.metadata, &problems) { $0.quantity(.bytes, problems: &$1) }
        fields.read("animation_pixels", into: &limits.animationPixels, &problems) {
            $0.quantity(.pixels, problems: &$1)
        }
        fields.read("bytes", into: &limits.bytes, &problems) { $0.quantity(.bytes, problems: &$1) }
        fields.read("deadline", into: &limits.deadline, &problems) { $0.quantity(.seconds, problems: &$1) }
        fields.read("memory", into: &limits.memory, &problems) { $0.quantity(.bytes, problems: &$1) }
        fields.read("published", into: &limits.published, &problems) { field, problems in
            guard let bytes = field.quantity(.bytes, problems: &problems) else { return nil }
            if bytes >= 1_000_000 { return bytes }
            field.refuse(expected: "at least 1MB, as 900MB,", problems: &problems)
            return nil
        }
        return limits
    }
}
