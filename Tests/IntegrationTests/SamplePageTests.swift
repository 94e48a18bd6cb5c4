import Foundation
import Testing

/// The processed sample site, built by real Jekyll and followed as a browser would.
@Suite("The pages of the sample site", .enabled(if: Program.isInstalled("jekyll"), "needs jekyll"))
struct SamplePageTests {
    private let site: TemporarySite
    private let built: PageSite
    private let pages: [Page]

    init() throws {
        site = try TemporarySite.sample()
        try Self.run(["init", site.path], code: 0)
        try Self.run(["process", site.path, "--quiet"], code: 1)
        let destination = site.path + "/_site"
        let jekyll = try Program.run("jekyll", ["build", "--source", site.path, "--destination", destination])
        try #require(jekyll.code == 0, "\(jekyll.output)\(jekyll.errors)")
        built = PageSite(root: URL(filePath: destination), host: "https://courier.example.com")
        pages = try built.pages()
    }

    private static func run(_ arguments: [String], code: Int32) throws {
        let finished = try Program.assets(arguments)
        try #require(finished.code == code, "\(finished.output)\(finished.errors)")
    }

    @Test("every URL exists, decodes, and has the size that markup and manifest say; the HTML is valid")
    func follow() throws {
        let probe = try #require(PageProbe(), "needs vipsheader of libvips-tools")
        #expect(pages.count > 20)
        #expect(pages.flatMap(\.pictures).count > 50)
        try checkLinks(with: probe)
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

    /// The only links that may fail are those of the sample's broken pictures.
    private func checkLinks(with probe: PageProbe) throws {
        let images = try FileManager.default.contentsOfDirectory(atPath: Project.sample.path + "/assets/images")
        let problems = try built.problems(in: pages, probe: probe).filter { problem in
            !problem.contains("assets/images/")
        }
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
        #expect(images.count > 10)
    }

    private func check(_ picture: PagePicture, on page: Page) {
        let order = ["image/avif", "image/webp"]
        let types = picture.sources.compactMap(\.type)
        #expect(types == order.filter(types.contains), "\(page.path): AVIF before WebP")
        #expect(picture.img?.src != nil, "\(page.path): a picture without an img shows nothing")
        #expect(picture.img?.alt != nil, "\(page.path): alt")
        #expect(picture.img?.width != nil && picture.img?.height != nil, "\(page.path): width and height")
        for source in picture.sources {
            #expect(source.width == picture.img?.width && source.height == picture.img?.height, "\(page.path)")
            #expect(source.sizes?.isEmpty == false)
            let widths = source.candidates.compactMap(\.width)
            #expect(widths == widths.sorted() && Set(widths).count == widths.count, "\(page.path): widths rise")
        }
        #expect((picture.img?.loading == "lazy") != (picture.img?.fetchPriority == "high"), "\(page.path)")
    }

    /// What the manifest says of every fallback and social picture is what the file is.
    private func checkManifest(with probe: PageProbe) throws {
        let images = try #require(try site.manifest()["images"] as? [String: [String: Any]])
        #expect(images.count > 10)
        for (path, image) in images {
            for case let use as [String: Any] in image.values {
                let described = use["img"] as? [String: Any] ?? use
                guard let url = described["src"] as? String ?? described["url"] as? String else { continue }
                let file = built.root.appending(path: String(url.dropFirst()))
                let header = try probe.headers(of: [file])[file]
                #expect(header?.width == described["width"] as? Int, "\(path): \(url)")
                #expect(header?.height == described["height"] as? Int, "\(path): \(url)")
            }
        }
    }

    /// Posts whose value is empty, broken or elsewhere have a page all the same.
    private func checkPostsWithoutPicture() throws {
        let posts = try FileManager.default.contentsOfDirectory(atPath: Project.sample.path + "/_posts")
        for post in posts where post.hasSuffix(".md") {
            let slug = post.dropFirst("2025-07-09-".count).dropLast(".md".count)
            #expect(pages.contains { $0.path.contains(slug) }, "\(post) has no page")
        }
    }

    private func validate() throws {
        let validator = try #require(PageValidator(), "needs tidy")
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
        let schema = Project.root.appending(path: "Sources/Manifest/Schema/assets.schema.json").path
        let manifest = site.path + "/_data/assets.json"
        let finished = try Program.run("/usr/bin/python3", ["-c", script, schema, manifest])
        #expect(finished.code == 0, "\(finished.errors)")
    }
}
