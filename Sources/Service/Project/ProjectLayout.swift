import Presets

/// Where things lie in a site.
struct ProjectLayout: Sendable, Hashable {
    /// The site's folder, absolute.
    var root: String
    /// The folder of variants, relative to the root.
    var output: String
    /// The file that templates read, relative to the root.
    var manifest: String

    /// The layout of a site under its configuration.
    init(root: String, configuration: Configuration) {
        self.root = root
        output = configuration.output
        manifest = configuration.manifest
    }

    /// The configuration file, which need not exist.
    static let configurationName = "assets.yml"

    /// The folder of state that may be lost.
    static let stateName = ".assets"

    /// The folder of state of the site in a folder.
    static func state(of root: String) -> String { "\(root)/\(stateName)" }

    /// The database of the site in a folder.
    static func database(of root: String) -> String { "\(state(of: root))/assets.sqlite" }

    /// The file whose lock makes a process the owner of the site in a folder.
    static func lock(of root: String) -> String { "\(state(of: root))/lock" }

    /// The file whose lock makes a process the watcher of the site in a folder.
    static func watchLock(of root: String) -> String { "\(state(of: root))/watch.lock" }

    /// The folder of the file that templates read, in which no posts are and which every run that changes something
    /// touches; none where it is the root.
    var dataFolder: [String] {
        manifest.lastIndex(of: "/").map { [String(manifest[..<$0])] } ?? []
    }

    /// The database, absolute.
    var database: String { Self.database(of: root) }

    /// What the last run saw, absolute.
    var index: String { "\(Self.state(of: root))/index" }

    /// The folder of variants, absolute.
    var variants: String { path(output) }

    /// The absolute path of a file of the site.
    func path(_ relative: String) -> String { "\(root)/\(relative)" }
}
