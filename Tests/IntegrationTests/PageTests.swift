import Foundation
import TestSupport
import Testing

@Suite("Following a built page")
struct PageTests {
    private static let html = """
        <!DOCTYPE html><!-- <img src="/comment.jpg"> -->
        <script>if (a < b) document.write('<img src="/script.jpg">')</script>
        <meta property="og:image" content="https://courier.example.com/card.jpg">
        <div style="background-image: url('/back%20ground.jpg')"></div>
        <picture><source type="image/avif" srcset="/a-320.avif 320w, /a-640.avif 640w" sizes="auto, 50vw"
          width="640" height="443"><img src=/a-640.jpg srcset="/a-640.jpg 640w" width=640 height=443
          alt="Tom &amp; &quot;J&quot; &#39;&#x41;" fetchpriority='high'></picture>
        <IMG SRC="plain.jpg?a=1&amp;b=2" alt loading=lazy>
        """

    @Test("a picture gives its sources in their order and its img")
    func picture() throws {
        let page = Page(html: Self.html)
        let picture = try #require(page.pictures.first)
        #expect(page.pictures.count == 1)
        #expect(!page.isUnbalanced)
        #expect(picture.sources.map(\.type) == ["image/avif"])
        #expect(picture.sources.first?.sizes == "auto, 50vw")
        #expect(picture.img?.alt == "Tom & \"J\" 'A")
        #expect(picture.img?.fetchPriority == "high")
        #expect(picture.img?.line == 6)
    }

    @Test("comments and scripts hold no pictures")
    func passedOver() {
        let page = Page(html: Self.html)
        #expect(page.images.map(\.src) == ["plain.jpg?a=1&b=2"])
        #expect(page.images.first?.alt == "")
        #expect(page.images.first?.loading == "lazy")
    }

    @Test("every URL is a link, with the size the markup promises")
    func links() {
        let links = Page(html: Self.html).links
        #expect(
            links.map(\.url) == [
                "/a-320.avif", "/a-640.avif", "/a-640.jpg", "/a-640.jpg", "plain.jpg?a=1&b=2", "/back%20ground.jpg",
                "https://courier.example.com/card.jpg",
            ]
        )
        #expect(links.map(\.width) == [320, 640, 640, 640, nil, nil, nil])
        #expect(links.map(\.height) == [222, 443, 443, 443, nil, nil, nil])
        #expect(links.map(\.isExact) == [false, true, true, true, true, false, false])
    }

    @Test(
        "a srcset is split at the commas between its candidates only",
        arguments: [
            ("/a.jpg 320w,/b.jpg 640w", ["/a.jpg", "/b.jpg"]), ("/a,b.jpg 320w", ["/a,b.jpg"]),
            ("/a.jpg, /b.jpg 2x", ["/a.jpg", "/b.jpg"]), ("", []), (" , ", []), ("/a.jpg", ["/a.jpg"]),
        ]
    )
    func candidates(srcset: String, expected: [String]) {
        #expect(PageImage.candidates(srcset).map(\.url) == expected)
    }

    @Test("a source outside a picture, or a picture left open, is seen")
    func unbalanced() {
        #expect(Page(html: "<source srcset='/a.avif'>").isUnbalanced)
        #expect(Page(html: "<picture><img src='/a.jpg'>").isUnbalanced)
        #expect(Page(html: "</picture>").isUnbalanced)
    }

    @Test(
        "a URL leads to the file a server would send",
        arguments: [
            ("/blog/a%20b.jpg", "a b.jpg"), ("/blog/../x.jpg", "x.jpg"), ("/x.jpg?raw=true#top", "x.jpg"),
            ("x.jpg", "post/x.jpg"), ("../x.jpg", "x.jpg"), ("https://courier.example.com/blog/x.jpg", "x.jpg"),
            ("https://example.com/x.jpg", nil), ("//example.com/x.jpg", nil), ("data:image/webp;base64,AA", nil),
        ] as [(String, String?)]
    )
    func file(url: String, expected: String?) {
        let root = URL(filePath: "/site")
        let site = PageSite(root: root, baseURL: "/blog", host: "https://courier.example.com")
        let file = site.file(for: url, on: Page(path: "post/index.html", html: ""))
        #expect(file?.path == expected.map { "/site/\($0)" })
    }

    @Test(
        "a missing file, a wrong size, a wrong type and a file that is no picture are found",
        .enabled(if: hasTools, "needs vips and vipsheader of libvips-tools")
    )
    func problems() throws {
        let folder = try TemporaryFolder(["b.jpg": "<html>"])
        try folder.write(Data("P5 4 3 255\n".utf8) + Data(repeating: 128, count: 12), to: "a.pgm")
        let html = """
            <img src="/a.pgm" width="4" height="3"><img src="/a.pgm" width="5" height="3">
            <img src="/a.pgm" width="4" height="4"><img src="/b.jpg"><img src="/c.jpg">
            <picture><source type="image/webp" srcset="/a.pgm 4w"><img src="https://example.com/d.jpg"></picture>
            """
        try folder.write(html, to: "index.html")
        let site = PageSite(root: folder.url(""))
        let problems = try site.problems(in: try site.pages(), probe: try #require(PageProbe()))
        #expect(
            problems == [
                "index.html <source> line 3: /a.pgm: expected image/webp, received ppm",
                "index.html <img> line 1: /a.pgm: expected a width of 5 pixels, received 4",
                "index.html <img> line 2: /a.pgm: expected a height of 4 pixels, received 3",
                "index.html <img> line 2: /b.jpg: no picture", "index.html <img> line 2: /c.jpg: no such file",
            ]
        )
    }

    @Test(
        "a picture that is cut off does not decode",
        .enabled(if: hasTools, "needs vips and vipsheader of libvips-tools")
    )
    func cutOff() throws {
        let folder = try TemporaryFolder()
        let probe = try #require(PageProbe())
        let whole = Data("P5 40 30 255\n".utf8) + Data(repeating: 128, count: 1200)
        #expect(try probe.decodes(folder.write(whole, to: "whole.pgm")))
        #expect(try !probe.decodes(folder.write(whole.prefix(600), to: "half.pgm")))
    }

    @Test("today's attributes are no complaint, a wrong nesting is", .enabled(if: PageValidator() != nil, "needs tidy"))
    func validator() throws {
        let folder = try TemporaryFolder()
        let picture = """
            <picture><source type="image/avif" srcset="/a.avif 4w" sizes="9px" width="4" height="3">\
            <img src="/a.jpg" alt="" loading="lazy" fetchpriority="low"></picture>
            """
        let start = "<!DOCTYPE html><html lang=\"en\"><head><title>A</title></head><body><p>"
        let validator = try #require(PageValidator())
        let right = try folder.write("\(start)\(picture)</p></body></html>", to: "right.html")
        #expect(try validator.complaints(about: right).isEmpty)
        let wrong = try folder.write("\(start)<b><div>\(picture)</b></div></body></html>", to: "wrong.html")
        #expect(try !validator.complaints(about: wrong).isEmpty)
    }

    private static var hasTools: Bool { PageProbe() != nil }
}
