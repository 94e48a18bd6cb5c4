import Foundation
import Site
import TestSupport

/// A site in a folder of its own.
struct TemporarySite {
    private let folder: TemporaryFolder
    var root: String { folder.path }

    /// Makes a site of empty pictures and a configuration; without one it is Jekyll's by its `_posts`.
    init(pictures: [String] = [], config: String? = nil) throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: root + "/_posts", withIntermediateDirectories: true)
        for picture in pictures { try write("", to: picture) }
        if let config { try write(config, to: "_config.yml") }
    }

    func write(_ text: String, to path: String) throws { try folder.write(text, to: path) }

    func write(_ data: Data, to path: String) throws { try folder.write(data, to: path) }

    func link(_ path: String, to target: String) throws { try folder.link(path, to: target) }

    /// Writes a post with some front matter.
    func post(_ frontMatter: String, body: String = "", at path: String = "_posts/2024-03-01-a.md") throws {
        try write("---\n\(frontMatter)\n---\n\(body)", to: path)
    }

    func scan(_ options: SiteOptions = SiteOptions()) throws -> SiteScan {
        try Site(root: root, options: options).scan()
    }
}

extension SiteScan {
    var paths: [String] { sources.map(\.path) }
    var kinds: [Finding.Kind] { findings.map(\.kind) }
}
