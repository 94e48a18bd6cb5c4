import Site
import Testing

@Suite("Defaults of _config.yml stand in as Jekyll lets them")
struct DefaultsTests {
    private func paths(_ defaults: String, post: String = "title: x", at path: String) throws -> [String] {
        let site = try TemporarySite(pictures: ["a.png", "b.png", "c.png"], config: "defaults:\n" + defaults)
        try site.post(post, at: path)
        return try site.scan().paths
    }

    private func set(_ scope: String, _ image: String) -> String {
        "  - scope: {\(scope)}\n    values: {image: \(image)}\n"
    }

    private let post = "_posts/news/2024-01-01-a.md"

    @Test(
        "a scope applies by path, glob and type",
        arguments: [
            ("path: ''", true), ("path: '', type: posts", true), ("type: posts", true), ("type: pages", false),
            ("type: drafts", false),
            ("path: _posts", true), ("path: _posts/news", true), ("path: _posts/n", true),
            ("path: /_posts/news", false), ("path: _posts/old", false),
            ("path: '_posts/*'", true), ("path: '_posts/n*', type: posts", true), ("path: '**/news'", true),
            ("path: '*/*/*.md'", true), ("path: '_posts/*/x*'", false), ("path: '*.md'", false),
            ("path: drafts", false),
        ]
    )
    func scope(scope: String, applies: Bool) throws {
        #expect(try paths(set(scope, "a.png"), at: post) == (applies ? ["a.png"] : []))
    }

    @Test("a document of a collection has its type, a draft that of posts, all else that of pages")
    func types() throws {
        let defaults = set("type: posts", "a.png") + set("type: news", "b.png") + set("type: pages", "c.png")
        let site = try TemporarySite(pictures: ["a.png", "b.png", "c.png"], config: "defaults:\n" + defaults)
        for path in ["_drafts/x.md", "_news/2024/x.md", "pages/x.md"] { try site.post("title: x", at: path) }
        let scan = try site.scan(SiteOptions(posts: ["_drafts", "_news", "pages"]))
        #expect(scan.sources.map(\.posts) == [["_drafts/x.md"], ["_news/2024/x.md"], ["pages/x.md"]])
    }

    @Test("a pattern of thousands of ** is followed within the time limit", .timeLimit(.minutes(1)))
    func manyStars() throws {
        let pattern = String(repeating: "**/", count: 60_000) + "x"
        #expect(try paths(set("path: '\(pattern)'", "a.png"), at: "_posts/2024-01-01-a.md") == [])
        let site = try TemporarySite(pictures: ["a.png"], config: "exclude: ['\(pattern)']")
        try site.post("image: a.png")
        #expect(try site.scan().paths == ["a.png"])
    }

    @Test("the longer path wins, on equal lengths the type, then the later")
    func precedence() throws {
        let long = set("path: _posts/news", "b.png")
        let short = set("path: ''", "a.png")
        #expect(try paths(long + short, at: post) == ["b.png"])
        #expect(try paths(short + long, at: post) == ["b.png"])
        #expect(try paths(set("path: '', type: posts", "b.png") + short, at: post) == ["b.png"])
        #expect(try paths(short + set("path: ''", "c.png"), at: post) == ["c.png"])
    }

    @Test("the post's own value wins, a null does not, and mappings are merged")
    func ownValues() throws {
        let defaults = set("path: ''", "a.png")
        #expect(try paths(defaults, post: "image: b.png", at: post) == ["b.png"])
        #expect(try paths(defaults, post: "image:", at: post) == ["a.png"])
        #expect(try paths(defaults, post: "image: false", at: post) == [])
        let mapping = set("path: ''", "{path: a.png, alt: x}")
        #expect(try paths(mapping, post: "image: {alt: y}", at: post) == ["a.png"])
        #expect(try paths(mapping, post: "image:\n  path: c.png", at: post) == ["c.png"])
    }

    @Test("paths go without the folder of collections")
    func collections() throws {
        let config =
            "collections_dir: blog\ndefaults:\n" + set("path: _posts", "a.png") + set("path: blog/_posts/x", "b.png")
        let site = try TemporarySite(pictures: ["a.png", "b.png"], config: config)
        try site.post("title: x", at: "blog/_posts/2024-01-01-a.md")
        #expect(try site.scan().paths == ["a.png"])
        try site.post("title: x", at: "blog/_posts/x/2024-01-01-a.md")
        #expect(try site.scan().paths == ["a.png", "b.png"])
    }

    @Test("a default that is not there is told once, of _config.yml")
    func missingDefault() throws {
        let site = try TemporarySite(config: "defaults:\n" + set("path: ''", "none.png"))
        try site.post("title: a", at: "_posts/2024-01-01-a.md")
        try site.post("title: b", at: "_posts/2024-01-02-b.md")
        #expect(
            try site.scan().findings.map(\.message) == [
                "_config.yml: image none.png is not there; add the file or correct the path"
            ]
        )
    }

    @Test("sets of a wrong shape are passed over, a broken file is told")
    func broken() throws {
        #expect(try paths("  - 3\n  - scope: {path: ''}\n", at: post) == [])
        #expect(try paths("  - values: {image: a.png}\n", at: post) == ["a.png"])
        let site = try TemporarySite(pictures: ["a.png"], config: "a: [\n")
        try site.post("image: a.png")
        let scan = try site.scan()
        #expect(scan.kinds == [.unreadable])
        #expect(scan.paths == ["a.png"])
    }
}
