import Site
import Testing

@Suite("Posts are the files that the generator takes for posts")
struct PostFolderTests {
    private func site(_ posts: [String], config: String? = "title: x") throws -> TemporarySite {
        let site = try TemporarySite(pictures: ["a.png"], config: config)
        for post in posts { try site.post("image: /a.png", at: post) }
        return site
    }

    @Test("Jekyll's are in _posts and _drafts at any depth, whatever their extension")
    func jekyll() throws {
        let posts = [
            "_drafts/b.md", "_posts/2024-01-01-a.markdown", "_posts/x/2024-01-01-c.html",
            "news/_posts/2024-01-01-d.textile",
        ]
        let others = [
            "about.md", "_pages/x.md", "_site/_posts/2024-01-01-e.md", "node_modules/p/_posts/2024-01-01-f.md",
            "_posts/2024-01-01-g.md~", "_posts/.h.md", "_posts/2024-01-01-i.txt", "old/_posts/2024-01-01-j.md",
        ]
        let scan = try site(posts + others, config: "exclude: [old/]").scan()
        #expect(scan.generator == .jekyll)
        #expect(scan.sources.first?.posts == posts)
    }

    @Test("configured folders take the place of the generator's own")
    func configured() throws {
        let site = try site(["_news/a.md", "_posts/2024-01-01-b.md", "pages/c.md", "pages/_site/d.md"])
        let scan = try site.scan(SiteOptions(posts: ["_news", "/pages/", "pages"], excluded: ["pages/_site"]))
        #expect(scan.sources.first?.posts == ["_news/a.md", "pages/c.md"])
    }

    @Test("a post that several configured paths lead to is read once, in the order of bytes")
    func overlapping() throws {
        let posts = ["_news/a.md", "_news/a/b.md", "_news/e\u{301}.md", "_news/f.md"]
        let scan = try site(posts).scan(SiteOptions(posts: ["_news/f.md", "_news", "_news/a.md"]))
        #expect(scan.posts == 4)
        #expect(scan.sources.first?.posts.map { Array($0.utf8) } == posts.map { Array($0.utf8) })
    }

    @Test("configured folders that are not there or not in the site are reported")
    func wrongFolders() throws {
        let scan = try site([]).scan(SiteOptions(posts: ["_new", "../.."]))
        #expect(scan.kinds == [.missing, .outside])
    }

    @Test(
        "the generator shows by its files",
        arguments: [
            ("_config.yml", SiteGenerator.jekyll), ("hugo.toml", .hugo), (".eleventy.js", .eleventy),
            ("eleventy.config.mjs", .eleventy), ("index.html", .folder),
        ]
    )
    func generator(file: String, generator: SiteGenerator) throws {
        let parent = try TemporarySite()
        try parent.write("", to: "inner/\(file)")
        #expect(SiteGenerator.detect(root: parent.root + "/inner") == generator)
    }

    @Test("a plain folder's posts are all files with front matter, Hugo's pictures also lie in static")
    func otherGenerators() throws {
        let parent = try TemporarySite(pictures: ["plain/a.png", "hugo/static/a.png", "hugo/hugo.toml"])
        try parent.post("image: /a.png", at: "plain/x/post.md")
        try parent.post("cover:\n  image: /a.png", at: "hugo/content/posts/post.md")
        #expect(try Site(root: parent.root + "/plain").scan().paths == ["a.png"])
        #expect(try Site(root: parent.root + "/hugo").scan().paths == ["static/a.png"])
    }

    @Test("folders that link to each other are walked once")
    func circle() throws {
        let site = try site(["_posts/2024-01-01-a.md"])
        try site.link("_posts/again", to: "../_posts")
        try site.link("self", to: ".")
        #expect(try site.scan().posts == 1)
    }

    @Test("a root that is no folder is an error that names it")
    func noRoot() throws {
        let site = try site([])
        for root in [site.root + "/none", site.root + "/a.png"] {
            let error = #expect(throws: SiteError.self) { try Site(root: root).scan() }
            #expect(error?.message.hasPrefix(root) == true)
        }
    }

    @Test("two scans of one site are equal")
    func determinism() throws {
        let site = try site((1...600).map { "_posts/2024-01-01-\($0).md" })
        let (first, second) = (try site.scan(), try site.scan())
        #expect(first.sources == second.sources)
        #expect(first.posts == 600)
    }
}
