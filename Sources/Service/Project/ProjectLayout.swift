import Presets

/// Where things lie in a site.
public struct ProjectLayout: Sendable, Hashable {
    /// The site's folder, absolute.
    public var root: String
    /// The folder of variants, relative to the root.
    public var output: String
    /// The file that templates read, relative to the root.
    public var manifest: String

    /// The layout of a site under its configuration.
    public init(root: String, configuration: Configuration) {
        self.root = root
        output = configuration.output
        manifest = configuration.manifest
    }

    /// The configuration file, which need not exist.
    public static let configurationName = "assets.yml"

    /// The folder of state that may be lost.
    public static let stateName = ".assets"

    /// The folder of variants, absolute.
    public var variants: String { path(output) }

    /// The folder of state, absolute.
    public var state: String { path(Self.stateName) }

    /// The database, absolute.
    public var database: String { state + "/assets.sqlite" }

    /// The file whose lock makes a process the project's owner, absolute.
    public var lock: String { state + "/lock" }

    /// The absolute path of a file of the site.
    public func path(_ relative: String) -> String { root + "/" + relative }
}
