import FileStamps

/// A folder of posts and pictures, as a site generator sees it.
public struct Site: Sendable {
    /// The folder, absolute or relative to the working directory.
    public var root: String
    /// Where posts are and which of their values name pictures.
    public var options: SiteOptions

    /// Makes a site of a folder, without looking at it yet.
    public init(root: String, options: SiteOptions = SiteOptions()) {
        self.root = root
        self.options = options
    }

    /// Reads every post and finds the pictures they name; no picture is opened, and the same files give the same scan.
    ///
    /// A post that is as it was when an earlier scan read it is not read again.
    ///
    /// Throws `SiteError` where the root is no folder. All else that is wrong becomes a finding.
    public func scan(remembering memory: ScanMemory = [:]) throws -> SiteScan {
        let folder = try SiteFolder(root)
        var trail = ScanTrail()
        trail.add(".", stamp: FileStamp(path: folder.absolute("")))
        let generator = SiteGenerator.detect(in: folder)
        var findings: [Finding] = []
        let configuration = JekyllConfiguration.read(in: folder, findings: &findings, trail: &trail)
        var finder = PostFinder(folder, generator, options: options, excluded: configuration.excluded)
        finder.find()
        let reader = PostReader(
            folder: folder,
            keys: ImageKeys(options.keys),
            bodies: options.bodies,
            defaults: configuration.defaults,
            rules: rules(under: trail)
        )
        let readings = reader.read(finder.posts, remembering: memory)
        trail.entries += finder.folders + readings.compactMap(\.entry)
        let posts = readings.compactMap(\.post)
        var collector = ReferenceCollector(
            liquid: LiquidText(texts: configuration.texts),
            resolver: PictureResolver(
                folder,
                baseURL: configuration.baseURL,
                servedFolders: generator.servedFolders
            )
        )
        for post in posts { collector.add(post) }
        trail.entries += collector.trail
        trail.absent = finder.absent + collector.absent
        return SiteScan(
            sources: collector.sources,
            findings: findings + finder.findings + collector.findings,
            untold: collector.untold,
            closed: finder.closed,
            posts: posts.count,
            baseURL: configuration.baseURL,
            generator: generator,
            trail: trail
        )
    }

    /// A number for the program, the options and the site's own configuration, which is all that the trail holds so far.
    private func rules(under trail: ScanTrail) -> UInt64 {
        let files =
            trail.entries.filter { $0.path != "." }.map(\.stamp) + [FileStamp(path: "/proc/self/exe")].compactMap { $0 }
        let text = "\(files) \(options.keys) \(options.bodies)"
        // FNV-1a, since Swift's own hashes differ from run to run.
        return text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
