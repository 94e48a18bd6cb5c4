import Foundation
import Manifest
import TestSupport
import Testing

/// A use of an include, and what the page must hold for it.
struct IncludeCase: Sendable, CustomTestStringConvertible {
    var name: String
    /// The YAML value of the page's `image`.
    var image: String
    var include: String
    var expected: String

    init(_ name: String, image: String, _ include: String, _ expected: String) {
        self.name = name
        self.image = image
        self.include = include
        self.expected = expected
    }

    var testDescription: String { name }
}

@Suite("The Liquid includes under Jekyll", .enabled(if: Program("jekyll") != nil, "needs jekyll"))
struct IncludesTests {
    /// Builds a site of one page a case, without any plug-in, and gives each page's text.
    private func build(
        _ cases: [IncludeCase],
        manifest: [UInt8]?,
        at place: String = "_data/assets.json",
        baseURL: String = "/blog",
        others: [String: String] = [:]
    ) throws -> [String] {
        let site = try TemporaryFolder()
        for (path, text) in others { try site.write(text, to: path) }
        for file in try #require(Includes.files(readingManifestAt: place)) { try site.write(file.bytes, to: file.path) }
        if let manifest { try site.write(manifest, to: place) }
        try site.write("baseurl: \"\(baseURL)\"\n", to: "_config.yml")
        for (index, item) in cases.enumerated() {
            let page = """
                ---
                title: "A \\"b\\" <i>c</i> & d &amp; e"
                image: \(item.image)
                ---
                [{% include assets/\(item.include) %}]
                """
            try site.write(page, to: "case-\(index).html")
        }
        let jekyll = try #require(Program("jekyll")).run(
            ["build", "--quiet", "--source", site.path, "--destination", site.path("_site")],
            environment: ["LC_ALL": "C.UTF-8"]
        )
        #expect(jekyll.code == 0, "\(jekyll.errors)")
        return try cases.indices.map { index in
            try #require(site.content("_site/case-\(index).html")).trimmingCharacters(in: .newlines)
        }
    }

    private func check(_ cases: [IncludeCase], manifest: Manifest?, baseURL: String = "/blog") throws {
        for (item, page) in zip(cases, try build(cases, manifest: manifest?.encoded(), baseURL: baseURL)) {
            #expect(page == "[\(item.expected)]", Comment(rawValue: item.name))
        }
    }

    private static let manifest: Manifest = {
        let images = [
            "assets/a.jpg": Samples.full("a"), "assets/vector one.svg": ManifestImage(),
            "assets/anim.gif": ManifestImage(width: 30, height: 20),
        ]
        var manifest = Manifest(images: images, presets: Samples.presets)
        manifest.addAlias("odd spelling.jpg", of: "assets/a.jpg")
        return manifest
    }()

    private static func srcset(_ fileExtension: String) -> String {
        [320, 640].map { "/blog/assets/variants/a-\($0)-0a1b.\(fileExtension) \($0)w" }.joined(separator: ", ")
    }

    private static func picture(sizes: String, img: String) -> String {
        let sources = [("avif", "avif"), ("webp", "webp")].map { type, fileExtension in
            "<source type=\"image/\(type)\" srcset=\"\(srcset(fileExtension))\" sizes=\"\(sizes)\">"
        }
        return "<picture>\(sources.joined())<img src=\"/blog/assets/variants/a-640-0a1b.jpg\""
            + " srcset=\"\(srcset("jpg"))\" sizes=\"\(sizes)\" width=\"640\" height=\"480\"\(img)></picture>"
    }

    private static let card = "auto, (min-width: 768px) 340px, 100vw"
    private static let hero = picture(sizes: "100vw", img: " alt=\"\" fetchpriority=\"high\"")

    @Test("a picture with variants becomes a picture element, by every spelling")
    func spellings() throws {
        let spellings = [
            "assets/a.jpg", "/assets/a.jpg", "/../assets/a.jpg", "../assets/a.jpg", "./assets/a.jpg", "/assets//a.jpg",
            "\"odd spelling.jpg\"", "{path: assets/a.jpg}", "\" assets/a.jpg \"",
        ]
        let cases = spellings.map {
            IncludeCase($0, image: $0, "picture.html image=page.image preset=\"header\"", Self.hero)
        }
        try check(cases, manifest: Self.manifest)
    }

    @Test("attributes come from the preset, and the template may say otherwise")
    func attributes() throws {
        let title = "A &quot;b&quot; &lt;i&gt;c&lt;/i&gt; &amp; d &amp; e"
        func item(_ name: String, _ parameters: String, sizes: String = "100vw", _ img: String) -> IncludeCase {
            let include = "picture.html image=page.image \(parameters)"
            return IncludeCase(name, image: "assets/a.jpg", include, Self.picture(sizes: sizes, img: img))
        }
        let cases = [
            item("header is the default", "", " alt=\"\" fetchpriority=\"high\""),
            item(
                "text is escaped once",
                "alt=page.title class=\"rounded\" style=\"height: 2em\"",
                " alt=\"\(title)\" class=\"rounded\" style=\"height: 2em\" fetchpriority=\"high\""
            ),
            item("card is lazy", "preset=\"card\"", sizes: Self.card, " alt=\"\" loading=\"lazy\""),
            item("lazy takes the priority away", "loading=\"lazy\"", " alt=\"\" loading=\"lazy\""),
            item(
                "eager takes auto away",
                "preset=\"card\" loading=\"eager\" fetchpriority=\"low\"",
                sizes: "(min-width: 768px) 340px, 100vw",
                " alt=\"\" fetchpriority=\"low\""
            ),
            item("sizes", "sizes=\"30px\"", sizes: "30px", " alt=\"\" fetchpriority=\"high\""),
            item(
                "colour until it has come",
                "placeholder=\"color\" style=\"height: 2em\"",
                " alt=\"\" style=\"background-color:#6a7f92;height: 2em\" fetchpriority=\"high\""
            ),
        ]
        try check(cases, manifest: Self.manifest)
    }

    @Test("the alt of a mapping goes before the title, unless the template says the picture says nothing")
    func mappingAlt() throws {
        let image = "{path: assets/a.jpg, alt: \"A hill\"}"
        let said = Self.picture(sizes: "100vw", img: " alt=\"A hill\" fetchpriority=\"high\"")
        try check(
            [
                IncludeCase("title", image: image, "picture.html image=page.image alt=page.title", said),
                IncludeCase("silent", image: image, "picture.html image=page.image alt=\"\"", Self.hero),
            ],
            manifest: Self.manifest
        )
    }

    private static func plain(_ source: String, _ rest: String = "") -> String {
        "<img src=\"\(source)\"\(rest) alt=\"\">"
    }

    /// What stands in the page where there are no variants: the theme's own logic.
    private static let plainCases: [(image: String, url: String)] = [
        ("assets/new.jpg", "/blog/assets/new.jpg"), ("/assets/new.jpg", "/blog/assets/new.jpg"),
        ("https://example.com/x.jpg?a=1&b=2", "https://example.com/x.jpg?a=1&amp;b=2"),
        ("//example.com/x.jpg", "//example.com/x.jpg"), ("assets/with space.jpg", "/blog/assets/with%20space.jpg"),
        ("assets/with%20space.jpg", "/blog/assets/with%20space.jpg"),
        ("\"assets/q\\\".jpg\"", "/blog/assets/q&quot;.jpg"),
        ("null", ""), ("\"\"", ""), ("false", ""), ("true", ""), ("{lqip: \"\"}", ""), ("[a.jpg]", ""),
        ("\"{{ site.baseurl }}/a.jpg\"", ""), ("\"  \"", ""),
    ]

    @Test("without variants the picture itself is shown, and nothing where there is none", arguments: [true, false])
    func fallback(withManifest: Bool) throws {
        let cases = Self.plainCases.map { image, url in
            let expected = url.isEmpty ? "" : Self.plain(url)
            return IncludeCase(image, image: image, "picture.html image=page.image", expected)
        }
        try check(cases, manifest: withManifest ? Self.manifest : nil)
    }

    @Test("a picture that is shown as it is keeps the size that is known")
    func leftAlone() throws {
        let size = " width=\"30\" height=\"20\""
        try check(
            [
                IncludeCase(
                    "animation",
                    image: "/assets/anim.gif",
                    "picture.html image=page.image",
                    Self.plain("/blog/assets/anim.gif", size)
                ),
                IncludeCase(
                    "vector",
                    image: "assets/vector one.svg",
                    "picture.html image=page.image preset=\"card\"",
                    Self.plain("/blog/assets/vector%20one.svg")
                ),
                IncludeCase(
                    "a preset nobody wrote",
                    image: "assets/a.jpg",
                    "picture.html image=page.image preset=\"banner\"",
                    Self.plain("/blog/assets/a.jpg", " width=\"940\" height=\"650\"")
                ),
            ],
            manifest: Self.manifest
        )
    }

    @Test("the base URL and the path meet in one slash", arguments: ["", "/", "/blog", "/blog/"])
    func base(_ base: String) throws {
        let expected = base.contains("blog") ? "/blog/new.jpg" : "/new.jpg"
        try check(
            [IncludeCase("base", image: "/new.jpg", "picture.html image=page.image", Self.plain(expected))],
            manifest: nil,
            baseURL: base
        )
    }

    @Test("the picture itself is shown by includes and manifests of different versions")
    func versions() throws {
        let old = """
            {"aliases":{},"images":{"assets/a.jpg":{"header":{"height":480,"img":{"height":480,"src":"/a-1.jpg",
            "srcset":"/a-1.jpg 640w","width":640},"loading":"eager","sizes":"100vw","sources":[],"width":640},
            "height":650,"width":940}},"version":1}
            """
        let plain = Self.plain("/blog/assets/a.jpg", " width=\"940\" height=\"650\"")
        let item = IncludeCase("old", image: "/assets/a.jpg", "picture.html image=page.image", plain)
        #expect(try build([item], manifest: Array(old.utf8)) == ["[\(plain)]"])

        let asked = "{%- assign preset = site.data.assets.images['assets/a.jpg'].header -%}"
        let oldInclude = asked + "{% if preset.img or preset.url %}a picture{% else %}the plain one{% endif %}"
        let caller = IncludeCase("new", image: "assets/a.jpg", "old.html", "")
        let page = try build(
            [caller],
            manifest: Self.manifest.encoded(),
            others: ["_includes/assets/old.html": oldInclude]
        )
        #expect(page == ["[the plain one]"])
    }

    @Test("the manifest may lie elsewhere under _data", arguments: ["_data/pictures.json", "_data/my-site/all_1.json"])
    func elsewhere(place: String) throws {
        let item = IncludeCase("elsewhere", image: "/assets/a.jpg", "picture.html image=page.image", Self.hero)
        #expect(try build([item], manifest: Self.manifest.encoded(), at: place) == ["[\(Self.hero)]"])
    }

    @Test(
        "a place that Jekyll would not load is refused",
        arguments: [
            "assets.json", "_data/assets.yml", "_data/a b.json", "_data/.json", "_data/a//b.json", "_data/\"].json",
        ]
    )
    func refused(place: String) {
        #expect(Includes.files(readingManifestAt: place) == nil)
    }

    @Test("one URL for a CSS background, as wide as asked for")
    func url() throws {
        let variant = "/blog/assets/variants/a"
        func item(_ image: String, _ parameters: String, _ expected: String) -> IncludeCase {
            IncludeCase("\(image) \(parameters)", image: image, "url.html image=page.image \(parameters)", expected)
        }
        let cases = [
            item("assets/a.jpg", "", "\(variant)-640-0a1b.jpg"),
            item("/assets/a.jpg", "preset=\"card\" width=320", "\(variant)-320-0a1b.jpg"),
            item("/assets/a.jpg", "width=321", "\(variant)-640-0a1b.jpg"),
            item("/assets/a.jpg", "width=5000", "\(variant)-640-0a1b.jpg"),
            item("/assets/a.jpg", "preset=\"social\"", "\(variant)-1200-0a1b.jpg"),
            item("assets/new (1).jpg", "", "/blog/assets/new%20%281%29.jpg"),
            item("\"https://example.com/it's\\\\.jpg\"", "", "https://example.com/it%27s%5C.jpg"),
            item("null", "", ""),
        ]
        try check(cases, manifest: Self.manifest)
    }
}
