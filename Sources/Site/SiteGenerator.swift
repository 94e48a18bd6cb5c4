/// What makes a site's pages from its posts.
public enum SiteGenerator: String, Sendable, CaseIterable, Hashable {
    case jekyll, hugo, eleventy
    /// No generator that is known: posts are what has front matter.
    case folder

    /// Recognises the generator by the files at a site's root; a folder that is not there is a plain one.
    public static func detect(root: String) -> SiteGenerator {
        (try? SiteFolder(root)).map(detect(in:)) ?? .folder
    }

    static func detect(in folder: SiteFolder) -> SiteGenerator {
        func has(_ names: [String]) -> Bool { names.contains { folder.look(at: $0).exists } }
        if has(["_config.yml", "_config.yaml", "_config.toml", "_posts"]) { return .jekyll }
        let eleventy = ["js", "cjs", "mjs", "ts"].flatMap { [".eleventy.\($0)", "eleventy.config.\($0)"] }
        if has(eleventy) { return .eleventy }
        let hugo =
            ["toml", "yaml", "yml", "json"].map { "hugo.\($0)" } + ["config.toml", "config/_default", "archetypes"]
        return has(hugo) ? .hugo : .folder
    }

    /// Folders, relative to the root, whose content the generator serves from `/`, beside the root itself.
    var servedFolders: [String] {
        switch self {
        case .hugo: ["static", "assets"]
        case .eleventy: ["public", "src", "static"]
        case .jekyll, .folder: []
        }
    }
}
