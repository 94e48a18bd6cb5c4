import FileStamps

/// What `_config.yml` says that bears on pictures.
struct JekyllConfiguration: Sendable {
    /// `""`, or the folder that the site is served from, such as `/blog`.
    var baseURL = ""
    /// Texts at the top level, which posts use as `{{ site.name }}`.
    var texts: [String: String] = [:]
    /// Front matter for posts that do not say themselves.
    var defaults = FrontMatterDefaults()
    /// Patterns of paths that are no part of the site.
    var excluded: [String] = []

    /// The configuration of a site; empty, with a finding, where the file cannot be read.
    static func read(
        in folder: SiteFolder,
        findings: inout [Finding],
        trail: inout ScanTrail
    ) -> JekyllConfiguration {
        for name in ["_config.yml", "_config.yaml"] where folder.look(at: name) != .absent {
            trail.add(name, stamp: FileStamp(path: folder.absolute(name)))
            do {
                return try JekyllConfiguration(of: contents(of: name, in: folder))
            } catch {
                let clause = "\(error.reason), so defaults and baseurl are unknown; mend the file"
                findings.append(Finding(.unreadable, post: name, line: nil, value: "", clause))
                return JekyllConfiguration()
            }
        }
        return JekyllConfiguration()
    }

    private static func contents(
        of name: String,
        in folder: SiteFolder
    ) throws(YAMLReader.Failure) -> [String: YAMLValue] {
        guard folder.look(at: name) == .file, let head = FileHead.read(folder.absolute(name), upTo: 1 << 20) else {
            throw YAMLReader.Failure(reason: "cannot be read")
        }
        guard head.isWhole else { throw YAMLReader.Failure(reason: "is longer than 1 MB") }
        return try YAMLReader.mapping(in: head.bytes[...], budget: 50_000)
    }

    private init() {}

    private init(of values: [String: YAMLValue]) {
        baseURL = Self.normalised(baseURL: values["baseurl"]?.text ?? "")
        texts = values.compactMapValues(\.text)
        defaults = FrontMatterDefaults(
            configuration: values["defaults"],
            collectionsFolder: values["collections_dir"]?.text
        )
        excluded = (values["exclude"]?.elements ?? []).compactMap(\.text)
        if let destination = values["destination"]?.text { excluded.append(destination) }
    }

    /// A base URL with a slash before and none behind; `/` counts as none.
    static func normalised(baseURL: String) -> String {
        let parts = baseURL.withoutBlankEnds.utf8.split(separator: UInt8(ascii: "/"))
        return parts.map { "/" + String(bytes: $0) }.joined()
    }
}
