import Foundation
import Site
import Testing

@Suite("A path in front matter finds its file, however it is spelled")
struct SpellingTests {
    static let pictures = [
        "assets/images/sea.jpg", "assets/images/two words.png", "assets/images/Loud.JPG", "assets/images/100%25.png",
        "assets/images/만화/컷.png", "assets/images/a—b.webp", "cover.svg", "assets/q.gif", "_posts/beside.png",
        "assets/images/קו.jpg", "assets/images/it's.jpg",
    ]

    static let spellings: [(String, String)] = [
        ("image: assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("image: /assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("image: \"assets/images/sea.jpg\"", "assets/images/sea.jpg"),
        ("image: '/assets/images/sea.jpg'", "assets/images/sea.jpg"),
        ("image:    assets/images/sea.jpg   # the old pier", "assets/images/sea.jpg"),
        ("image: ./assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("image: assets//images/./sea.jpg", "assets/images/sea.jpg"),
        ("image: /../assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("image: ../assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("image: /assets/../assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("image: assets/images/sea.jpg?v=3", "assets/images/sea.jpg"),
        ("image: assets/images/sea.jpg#top", "assets/images/sea.jpg"),
        ("image: assets/images/two words.png", "assets/images/two words.png"),
        ("image: \"assets/images/two%20words.png\"", "assets/images/two words.png"),
        ("image: assets/images/100%25.png", "assets/images/100%25.png"),
        ("image: assets/images/Loud.JPG", "assets/images/Loud.JPG"),
        ("image: /assets/images/만화/컷.png", "assets/images/만화/컷.png"),
        ("image: assets/images/a—b.webp", "assets/images/a—b.webp"),
        ("image: assets/images/קו.jpg", "assets/images/קו.jpg"),
        ("image: 'assets/images/it''s.jpg'", "assets/images/it's.jpg"),
        ("image: cover.svg", "cover.svg"),
        ("image: beside.png", "_posts/beside.png"),
        ("image: ./beside.png", "_posts/beside.png"),
        ("image: \"{{ site.baseurl }}/assets/images/sea.jpg\"", "assets/images/sea.jpg"),
        ("image: \"{{site.url}}{{site.baseurl}}/assets/images/sea.jpg\"", "assets/images/sea.jpg"),
        ("image: \"{{ '/assets/images/sea.jpg' | relative_url }}\"", "assets/images/sea.jpg"),
        ("image: \"{{ '/assets/images/sea.jpg' | prepend: site.baseurl }}\"", "assets/images/sea.jpg"),
        ("image: >\n  assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("#image: assets/q.gif\nimage: assets/images/sea.jpg", "assets/images/sea.jpg"),
        ("image: assets/q.gif\nimage: assets/images/sea.jpg", "assets/images/sea.jpg"),
    ]

    @Test("the spelling is understood and kept", arguments: spellings)
    func spelling(frontMatter: String, path: String) throws {
        let site = try TemporarySite(pictures: Self.pictures)
        try site.post(frontMatter)
        let scan = try site.scan()
        #expect(scan.paths == [path])
        #expect(scan.findings.isEmpty)
    }

    static let keys = [
        "image", "image.path", "image.src", "header.image", "header.overlay_image", "header.teaser", "header.og_image",
        "hero", "og_image", "cover-img", "thumbnail-img", "share-img", "share_img", "thumbnail", "cover", "cover.image",
        "featured_image", "featured-image", "feature-img", "preview", "previewImage", "card-image", "img",
        "optimized_image", "background", "twitter_image", "image.facebook",
    ]

    @Test("each known key names a picture", arguments: keys)
    func knownKey(key: String) throws {
        let site = try TemporarySite(pictures: ["a.png"])
        let parts = key.split(separator: ".")
        try site.post(parts.count == 1 ? "\(key): /a.png" : "\(parts[0]):\n  alt: A pier\n  \(parts[1]): /a.png")
        let scan = try site.scan()
        #expect(scan.paths == ["a.png"])
        #expect(scan.findings.isEmpty)
    }

    @Test("each element of a list counts, also under mappings")
    func lists() throws {
        let site = try TemporarySite(pictures: ["a.png", "b.png", "c.png", "d.png", "e.png"])
        try site.post(
            """
            image: [a.png, "b.png"]
            gallery:
              - image_path: /c.png
                url: /c.png
                alt: Three
              - image_path: /d.png
            feature_row:
              - image_path: e.png
                url: /docs/
            """
        )
        let scan = try site.scan()
        #expect(scan.paths == ["a.png", "b.png", "c.png", "d.png", "e.png"])
        #expect(scan.findings.isEmpty)
    }

    @Test("keys that hold other things as well are passed over when they do")
    func otherUses() throws {
        let site = try TemporarySite()
        try site.post("background: '#fff'\npreview: Some text\nimg: yes\nheader: false\nthumb: small")
        #expect(try site.scan().findings.isEmpty)
    }

    @Test("configured keys take the place of the known ones, nested ones with dots")
    func configuredKeys() throws {
        let site = try TemporarySite(pictures: ["a.png", "b.png", "c.png"])
        try site.post("image: a.png\nart:\n  lead: b.png\n  side: {path: c.png}")
        let scan = try site.scan(SiteOptions(keys: ["art.lead", "art.side"]))
        #expect(scan.paths == ["b.png", "c.png"])
    }

    @Test("one picture by several spellings is one reference with all posts and the newest date")
    func oneReference() throws {
        let site = try TemporarySite(pictures: ["assets/a.png"])
        try site.post("image: assets/a.png", at: "_drafts/w.md")
        try site.post("image: assets/a.png", at: "_posts/2024-03-01-x.md")
        try site.post("image: /assets/a.png", at: "_posts/2023-03-01-y.md")
        try site.post("date: 2024-03-02\nimage: assets/a.png\nog_image: /assets/a.png", at: "_posts/2022-01-01-z.md")
        let source = try #require(try site.scan().sources.first)
        #expect(source.spellings == ["/assets/a.png", "assets/a.png"])
        #expect(
            source.posts == [
                "_drafts/w.md", "_posts/2022-01-01-z.md", "_posts/2023-03-01-y.md", "_posts/2024-03-01-x.md",
            ]
        )
        #expect(source.newest?.timeIntervalSince1970 == 1_709_337_600)
    }

    @Test("a configured base URL is taken off where the file is only found without it")
    func baseURL() throws {
        let site = try TemporarySite(
            pictures: ["assets/a.png", "blog/b.png"],
            config: "baseurl: blog/\nurl: https://x.org"
        )
        try site.post("image: /blog/assets/a.png\nhero: /blog/b.png\nog_image: \"{{ site.baseurl }}/assets/a.png\"")
        let scan = try site.scan()
        #expect(scan.baseURL == "/blog")
        #expect(scan.paths == ["assets/a.png", "blog/b.png"])
        #expect(scan.findings.isEmpty)
    }

    @Test("texts of the configuration and a media folder of the post stand before the path")
    func prefixes() throws {
        let site = try TemporarySite(pictures: ["static/a.png", "media/trip/b.png"], config: "static_folder: /static")
        try site.post("image: \"{{ site.static_folder }}/a.png\"", at: "_posts/2024-01-01-a.md")
        try site.post("media_subpath: /media/trip/\nimage:\n  path: b.png\n  lqip:", at: "_posts/2024-01-02-b.md")
        let scan = try site.scan()
        #expect(scan.paths == ["media/trip/b.png", "static/a.png"])
        #expect(scan.findings.isEmpty)
    }
}
