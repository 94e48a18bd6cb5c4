/// What a site's `_config.yml` tells for its setup; it is read, never written.
struct JekyllHints: Sendable {
    /// The theme that comes as a gem or from elsewhere; nil where the site has its own.
    var theme: String?
    /// How to keep the configuration out of the built site.
    var exclusion: String

    /// Reads the lines that matter, which Jekyll wants at the beginning of a line.
    init(configuration: String) {
        let lines = configuration.split(whereSeparator: \.isNewline)
        theme =
            ["theme:", "remote_theme:"].lazy.compactMap { key in
                lines.first { $0.hasPrefix(key) }.flatMap { Self.name($0.dropFirst(key.count)) }
            }.first
        let hasList = lines.contains { $0.hasPrefix("exclude:") }
        exclusion =
            hasList
            ? "optional: add assets.yml to the list of exclude in _config.yml, or Jekyll copies it into the built site"
            : "optional: add the line 'exclude: [assets.yml]' to _config.yml, or Jekyll copies it into the built site"
    }

    /// A theme's name without quotes, comment and what a shell would take for more than a name.
    private static func name(_ value: Substring) -> String? {
        let name = value.prefix { $0 != "#" }.trimmed.filter { $0 != "\"" && $0 != "'" }
        let last = name.split { $0 == "/" || $0 == "@" }
        let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./@".contains($0)) }
        return isName && !last.isEmpty ? name : nil
    }
}
