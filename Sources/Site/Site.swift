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
    /// Throws `SiteError` where the root is no folder. All else that is wrong becomes a finding.
    public func scan() throws -> SiteScan {
        let folder = try SiteFolder(root)
        let generator = SiteGenerator.detect(in: folder)
        var findings: [Finding] = []
        let configuration = JekyllConfiguration.read(in: folder, findings: &findings)
        var finder = PostFinder(folder, generator, options: options, excluded: configuration.excluded)
        finder.find()
        let reader = PostReader(
            folder: folder,
            keys: ImageKeys(options.keys),
            bodies: options.bodies,
            defaults: configuration.defaults
        )
        let posts = reader.read(finder.posts)
        var collector = ReferenceCollector(
            liquid: LiquidText(texts: configuration.texts),
            resolver: PictureResolver(
                folder,
                baseURL: configuration.baseURL,
                servedFolders: generator.servedFolders
            )
        )
        for post in posts { collector.add(post) }
        return SiteScan(
            sources: collector.sources,
            findings: findings + finder.findings + collector.findings,
            posts: posts.count,
            baseURL: configuration.baseURL,
            generator: generator
        )
    }
}
