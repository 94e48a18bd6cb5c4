import FileStamps

@testable import Site

enum Jekyll {
    private static let site = TemporarySite()

    /// Reads a configuration, and asks it what a scan does.
    static func read(_ bytes: [UInt8]) {
        site.write(bytes, to: "_config.yml")
        guard let folder = try? SiteFolder(site.root) else { fatalError("the site is gone") }
        var findings: [Finding] = []
        var trail = ScanTrail()
        let configuration = JekyllConfiguration.read(in: folder, findings: &findings, trail: &trail)
        for finding in findings { hold(isPlainLine(finding.message), "a message is not one line") }
        let url = configuration.baseURL
        hold(url.isEmpty || url.utf8.first == UInt8(ascii: "/"), "the base URL is \(url)")
        let post = "_posts/2024/a-rather-long-name-with-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md"
        _ = configuration.defaults.values(forPost: post)
        for pattern in configuration.excluded { _ = GlobPattern(pattern).matchesAnyParent(of: post) }
        let liquid = LiquidText(texts: configuration.texts)
        for text in configuration.texts.values { _ = liquid.resolved(text) }
    }
}
