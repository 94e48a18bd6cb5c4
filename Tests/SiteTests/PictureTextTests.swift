import FileStamps
import Site
import Testing

@Suite("Words for a post's picture")
struct PictureTextTests {
    private func untold(_ frontMatter: String, config: String? = nil, body: String = "") throws -> [PostPlace] {
        let site = try TemporarySite(pictures: ["a.jpg"], config: config)
        try site.post(frontMatter, body: body)
        return try site.scan(SiteOptions(bodies: true)).untold
    }

    @Test(
        "are a title, or an alternative text of the picture's own, be it empty on purpose",
        arguments: [
            "image: a.jpg\ntitle: Fog", "image: a.jpg\ntitle: \"Fog \\\"here\\\"\"", "image: a.jpg\nimage_alt: Fog",
            "image: a.jpg\nimage_accessibility: Fog", "image: a.jpg\nalt: \"\"", "image: {path: a.jpg, alt: Fog}",
            "image: [{path: a.jpg, alt: Fog}]", "cover:\n  image: a.jpg\n  alt: Fog", "image:\n\t- a.jpg\ntitle: Fog",
        ]
    )
    func told(frontMatter: String) throws {
        #expect(try untold(frontMatter) == [])
    }

    @Test(
        "are missed at the line of the picture",
        arguments: [
            "layout: post\nimage: a.jpg", "title:\nimage: a.jpg", "title: \" \"\nimage: a.jpg",
            "image_alt:\nimage: {path: a.jpg, alt: null}", "excerpt: Fog\nimage: a.jpg\nthumbnail: a.jpg",
        ]
    )
    func untold(frontMatter: String) throws {
        #expect(try untold(frontMatter) == [PostPlace(path: "_posts/2024-03-01-a.md", line: 3)])
    }

    @Test("are missed without a line where the picture is the site's default")
    func byDefault() throws {
        let config = "defaults: [{scope: {path: ''}, values: {image: a.jpg}}]"
        #expect(try untold("layout: post", config: config).map(\.line) == [nil])
    }

    @Test("are not asked of pictures that are not there, nor of those in the body, which carry their own")
    func others() throws {
        #expect(try untold("image: b.jpg") == [])
        #expect(try untold("layout: post", body: "![](/a.jpg)") == [])
    }

    @Test("are known of posts that are not read again")
    func remembered() throws {
        let site = try TemporarySite(pictures: ["a.jpg"])
        try site.post("image: a.jpg")
        try site.post("image: a.jpg\ntitle: Fog", at: "_posts/2024-03-02-b.md")
        let first = try site.scan()
        let memory = Dictionary(
            first.trail.entries.map { ($0.path, (stamp: $0.stamp, note: $0.note)) },
            uniquingKeysWith: { $1 }
        )
        let second = try Site(root: site.root).scan(remembering: memory)
        #expect(second.untold == first.untold)
        #expect(second.untold.map(\.path) == ["_posts/2024-03-01-a.md"])
    }
}
