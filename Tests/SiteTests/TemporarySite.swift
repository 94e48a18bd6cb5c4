import Foundation
import Site

/// A site in a folder of its own, which goes when the value does.
final class TemporarySite {
    let root: String

    /// Makes a site of empty pictures and a configuration; without one it is Jekyll's by its `_posts`.
    init(pictures: [String] = [], config: String? = nil) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root + "/_posts", withIntermediateDirectories: true)
        for picture in pictures { try write("", to: picture) }
        if let config { try write(config, to: "_config.yml") }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    func write(_ text: String, to path: String) throws {
        try write(Data(text.utf8), to: path)
    }

    func write(_ data: Data, to path: String) throws {
        let full = root + "/" + path
        let folder = (full as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: full))
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: root + "/" + path, withDestinationPath: target)
    }

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
