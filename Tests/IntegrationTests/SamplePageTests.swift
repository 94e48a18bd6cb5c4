import Foundation
import TestSupport
import Testing

/// The tools that give a second opinion on a built site.
private enum PageTools {
    /// The Debian packages of those that the machine does not have.
    static let missing = [
        ("jekyll", Program("jekyll") != nil), ("libvips-tools", PageProbe() != nil), ("tidy", PageValidator() != nil),
        ("python3-jsonschema", Program.python(with: "jsonschema") != nil),
    ].filter { !$0.1 }.map(\.0)
}

/// The processed sample site, built by real Jekyll and followed as a browser would.
@Suite(
    "The pages of the sample site",
    .enabled(if: PageTools.missing.isEmpty, "needs \(PageTools.missing.joined(separator: ", "))")
)
struct SamplePageTests {
    /// The sample's links that are broken on purpose, by its README; a JPEG that is cut off is still one to a browser.
    private static let broken = [
        "781a0f305b0e4b78ba39c451fc7a1e59.jpg: no picture", "af133d09d70e2ee4e7d6c6d38d5a4c9b.jpg: no such file",
    ]

    private let site: TemporarySite
    private let built: PageSite
    private let pages: [Page]

    init() throws {
        site = try TemporarySite.sample()
        try Self.run(["init", site.path], code: 0)
        try Self.run(["process", site.path, "--quiet"], code: 1)
        let destination = site.path + "/_site"
        let jekyll = try #require(Program("jekyll")).run(["build", "--source", site.path, "--destination", destination])
        try #require(jekyll.code == 0, "\(jekyll.output)\(jekyll.errors)")
        built = PageSite(root: URL(filePath: destination), host: "https://courier.example.com")
        pages = try built.pages()
    }

    private static func run(_ arguments: [String], code: Int32) throws {
        let finished = try Program.assets.run(arguments)
        try #require(finished.code == code, "\(finished.output)\(finished.errors)")
    }

    @Test("every URL exists, decodes, and has the size that markup and manifest say; the HTML is valid")
    func follow() throws {
        let probe = try #require(PageProbe())
        #expect(pages.count > 20)
        #expect(pages.flatMap(\.pictures).count > 50)
        try checkLinks(with: probe)
        try checkFormats(with: probe)
        for file in built.files(of: pages) where file.path.contains("/assets/variants/") {
            #expect(try probe.decodes(file), "\(file.lastPathComponent)")
        }
        for page in pages {
            #expect(!page.isUnbalanced, "\(page.path)")
            for picture in page.pictures { check(picture, on: page) }
        }
        try checkManifest(with: probe)
        try checkPostsWithoutPicture()
        try validate()
        try checkSchema()
    }

    /// The only links that fail are those of the sample's broken pictures.
    private func checkLinks(with probe: PageProbe) throws {
        let problems = try built.problems(in: pages, probe: probe)
        let others = problems.filter { problem in !Self.broken.contains { problem.hasSuffix("/assets/images/\($0)") } }
        #expect(others.isEmpty, "\(others.joined(separator: "\n"))")
        for broken in Self.broken {
            #expect(problems.contains { $0.hasSuffix("/assets/images/\(broken)") }, "\(broken): nobody noticed")
        }
    }

    /// A photograph is offered as AVIF, then as WebP where that is smaller than JPEG, then as JPEG for the rest; an
    /// animation as WebP alone.
    private func checkFormats(with probe: PageProbe) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.pictures.path)
        let originals = names.map { ProjectFolder.pictures.appending(path: $0) }
        for (original, header) in try probe.headers(of: originals) {
            let prefix = "/assets/variants/\(original.deletingPathExtension().lastPathComponent)-"
            let shown = pages.flatMap(\.pictures).filter { $0.img?.src?.hasPrefix(prefix) == true }
            let offered = Set(
                shown.map { $0.sources.map(\.type) + [$0.img?.src.map { URL(filePath: $0).pathExtension }] }
            )
            let fallback: String?
            switch header.kind {
            case "jpeg": fallback = try probe.decodes(original) ? "jpg" : nil
            case "png": fallback = original.lastPathComponent == Self.cutout ? "png" : "jpg"
            case "gif":
                #expect(offered == [["webp"]], "\(original.lastPathComponent)")
                continue
            default: fallback = nil
            }
            let allowed = fallback.map { Set([["image/avif", "image/webp", $0], ["image/avif", $0], [$0]]) } ?? []
            #expect(offered.isSubset(of: allowed), "\(original.lastPathComponent): \(offered)")
            #expect(offered.isEmpty == allowed.isEmpty, "\(original.lastPathComponent)")
        }
    }

    /// The sample's one picture with transparency.
    private static let cutout = "726c7d6a150359318823f3ed8ea03be7.png"

    private func check(_ picture: PagePicture, on page: Page) {
        #expect(picture.img?.src != nil, "\(page.path): a picture without an img shows nothing")
        #expect(picture.img?.alt != nil, "\(page.path): alt")
        #expect(picture.img?.width != nil && picture.img?.height != nil, "\(page.path): width and height")
        for source in picture.sources {
            // One crop for all formats: the size on the img holds for every source.
            #expect(source.width == nil && source.height == nil, "\(page.path)")
            #expect(source.sizes?.isEmpty == false)
            let widths = source.candidates.compactMap(\.width)
            #expect(widths == widths.sorted() && Set(widths).count == widths.count, "\(page.path): widths rise")
        }
        #expect((picture.img?.loading == "lazy") != (picture.img?.fetchPriority == "high"), "\(page.path)")
    }

    /// The size that the manifest says of every preset is that of the largest file of its last format.
    private func checkManifest(with probe: PageProbe) throws {
        let images = try #require(try site.manifest()["images"] as? [String: [String: Any]])
        #expect(images.count > 10)
        for (path, image) in images {
            guard let prefix = image["prefix"] as? String else { continue }
            for case let use as String in image.values where use.contains("|*") {
                let fields = use.split(separator: "|")
                let last = fields[1].split(separator: " ").dropLast().last ?? ""
                let url = prefix + last.dropFirst()
                let file = built.root.appending(path: String(url.dropFirst()))
                let header = try probe.headers(of: [file])[file]
                #expect(header.map { "\($0.width)x\($0.height)" } == String(fields[0]), "\(path): \(url)")
            }
        }
    }

    /// Posts whose value is empty, broken or elsewhere have a page all the same.
    private func checkPostsWithoutPicture() throws {
        let posts = try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.sample.path + "/_posts")
        for post in posts where post.hasSuffix(".md") {
            let slug = post.dropFirst("2025-07-09-".count).dropLast(".md".count)
            #expect(pages.contains { $0.path.contains(slug) }, "\(post) has no page")
        }
    }

    private func validate() throws {
        let validator = try #require(PageValidator())
        for page in pages {
            let complaints = try validator.complaints(about: built.root.appending(path: page.path))
            #expect(complaints.isEmpty, "\(page.path): \(complaints.joined(separator: "\n"))")
        }
    }

    private func checkSchema() throws {
        let script = """
            import json, sys, jsonschema
            jsonschema.Draft202012Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))
            """
        let schema = ProjectFolder.root.appending(path: "Sources/Manifest/Schema/assets.schema.json").path
        let manifest = site.path + "/_data/assets.json"
        let python = try #require(Program.python(with: "jsonschema"))
        let finished = try python.run(["-c", script, schema, manifest])
        #expect(finished.code == 0, "\(finished.errors)")
    }
}
