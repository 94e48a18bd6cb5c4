import Presets
import Site

extension Project {
    /// Reads the posts; those that are as an earlier run read them are not read again.
    ///
    /// - Parameter path: One source, in any spelling that a post uses, beside which nothing is reported; nil for all.
    func scan(only path: String? = nil) async throws -> SiteScan {
        let options = SiteOptions(
            posts: configuration.posts,
            keys: configuration.keys,
            bodies: configuration.bodies,
            excluded: ["_site", configuration.output, ProjectLayout.stateName] + layout.dataFolder
        )
        let (root, memory) = (layout.root, memory)
        var scan = try await offPool { try Site(root: root, options: options).scan(remembering: memory.notes()) }
        if let path {
            let bare = String(path.drop { $0 == "/" })
            scan.sources.removeAll { $0.path != bare && !$0.spellings.contains(path) }
            scan.findings.removeAll { $0.value != path && $0.value != bare && $0.value != "/" + bare }
        }
        return scan
    }
}
