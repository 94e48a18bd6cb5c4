import FileStamps

@testable import Site

enum Posts {
    private static let site = TemporarySite()
    private static let keys = ImageKeys()
    private static let path = "_posts/2024-05-06-a.md"

    /// Reads a post, and looks for the pictures that it names.
    static func read(_ bytes: [UInt8]) {
        agreeOnSimpleLines(bytes)
        site.write(bytes, to: path)
        guard let folder = try? SiteFolder(site.root) else { fatalError("the site is gone") }
        let reader = PostReader(
            folder: folder,
            keys: keys,
            bodies: true,
            defaults: FrontMatterDefaults(),
            rules: 1
        )
        guard let post = reader.read([path], remembering: [:])[0].post else { return }
        holdNote(of: post)
        let resolver = PictureResolver(folder, baseURL: "/blog", servedFolders: ["static"])
        var collector = ReferenceCollector(liquid: LiquidText(texts: ["images": "/images"]), resolver: resolver)
        collector.add(post)
        for source in collector.sources {
            hold(site.holds(source.path), "\(source.path) is not below the site")
            hold(!source.path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }, "dots")
        }
        for finding in collector.findings {
            hold(isPlainLine(finding.message), "a message is not one line")
            hold(finding.message.contains("2024-05-06-a.md"), "a message does not name its post")
        }
    }

    /// What a note keeps of a post is the post.
    private static func holdNote(of post: Post) {
        let note = PostNote.encoded(post, under: 1)
        guard case .some(.some(let copy)) = PostNote.decoded(note, path: post.path, under: 1) else {
            fatalError("a note is not read back")
        }
        hold(PostNote.encoded(copy, under: 1) == note, "a note changes by being read")
    }

    /// Where the quick reader is sure, the YAML parser says the same, or refuses the text for what is elsewhere in it.
    private static func agreeOnSimpleLines(_ bytes: [UInt8]) {
        guard case .found(let header, let line, _) = FrontMatterBlock.locate(in: bytes) else { return }
        let keys: Set<String> = ["title", "image", "date"]
        guard let quick = SimpleLines(keys: keys).values(in: bytes, header, firstLine: line),
            let slow = try? YAMLReader.mapping(in: bytes[header], firstLine: line, keys: keys)
        else { return }
        hold(quick == slow, "readers differ: \(quick) and \(slow)")
    }
}
