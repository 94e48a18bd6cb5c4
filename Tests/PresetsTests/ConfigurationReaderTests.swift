import Presets
import Testing

@Suite("Reading assets.yml")
struct ConfigurationReaderTests {
    private func read(_ yaml: String?) throws -> Configuration {
        try ConfigurationReader.read(yaml: yaml, file: "assets.yml")
    }

    private func preset(_ name: String, in configuration: Configuration) throws -> Preset {
        try #require(configuration.presets.first { $0.name == name })
    }

    @Test("no file, an empty one and one of comments give the defaults", arguments: [nil, "", "\n# later\n", "---\n"])
    func defaults(yaml: String?) throws {
        #expect(try read(yaml) == Configuration(presets: BuiltInPresets.all()))
    }

    @Test("every key is read")
    func everything() throws {
        let yaml = """
            posts: [_posts, ./news//_posts/]
            keys: [image, header.teaser]
            bodies: true
            output: media/variants/
            images: ./media/photos
            inbox: _inbox/
            manifest: _data/pictures.json
            details: true
            base_url: /blog/
            durability: none
            limits:
              pixels: 300MP
              animation_pixels: 50 MP
              bytes: 1GB
              deadline: 2m
            presets:
              hero: {widths: [640], formats: [jxl]}
            budgets:
              hero: {jxl: 1500}
              card: {jpeg: 80KB, png: 1MB}
            clean: {grace: 90d}
            status: {host: "::", port: 8080}
            """
        var expected = Configuration(presets: try BuiltInPresets.all())
        expected.posts = ["_posts", "news/_posts"]
        expected.keys = ["image", "header.teaser"]
        expected.bodies = true
        expected.output = "media/variants"
        expected.images = "media/photos"
        expected.inbox = "_inbox"
        expected.manifest = "_data/pictures.json"
        expected.details = true
        expected.baseURL = "/blog"
        expected.durability = .none
        expected.limits.pixels = 300_000_000
        expected.limits.animationPixels = 50_000_000
        expected.limits.bytes = 1_000_000_000
        expected.limits.deadline = 120
        expected.presets.append(Preset(name: "hero", widths: [640], formats: [.jxl]))
        expected.presets.sort { $0.name < $1.name }
        expected.budgets = ["hero": [.jxl: 1500], "card": [.jpeg: 80_000, .png: 1_000_000]]
        expected.grace = try #require(GracePeriod("90d"))
        expected.status?.host = "::"
        expected.status?.port = 8080
        #expect(try read(yaml) == expected)
    }

    @Test("the status page is at this machine alone, unless it is elsewhere or off")
    func status() throws {
        #expect(try read(nil).status == StatusAddress())
        #expect(StatusAddress().host == "127.0.0.1")
        #expect(try read("status: {port: 80}").status?.host == "127.0.0.1")
        #expect(try read("status: {host: 0.0.0.0}").status?.port == 4747)
        #expect(try read("status: false").status == nil)
    }

    @Test("the folder of the variants may hold the default of images, which nobody asked for")
    func imagesUnasked() throws {
        #expect(try read("output: assets").images == "assets/images")
    }

    @Test("an override changes its key alone, a quality its format alone")
    func overrides() throws {
        let builtIn = try preset("card", in: read(nil))
        let changed = try read("presets:\n  card:\n    aspect: 16:9\n    quality: {webp: 90}\n")
        var expected = builtIn
        expected.fit = .cover(aspect: .init(width: 16, height: 9), gravity: .focus)
        expected.quality[.webp] = 90
        #expect(try preset("card", in: changed) == expected)
        #expect(changed.presets.count == 4)
    }

    @Test("a crop can be switched off and on")
    func fit() throws {
        let configuration = try read("presets: {card: {fit: inside}, header: {fit: cover, aspect: 2:1}}")
        #expect(try preset("card", in: configuration).fit == .inside)
        #expect(
            try preset("header", in: configuration).fit == .cover(aspect: .init(width: 2, height: 1), gravity: .focus)
        )
    }

    @Test("a new preset joins the built-in ones in the order of names")
    func new() throws {
        let configuration = try read("presets:\n  hero: {name: hero, widths: [2000], loading: eager}\n")
        #expect(configuration.presets.map(\.name) == ["card", "header", "hero", "social", "thumb"])
        #expect(try preset("hero", in: configuration) == Preset(name: "hero", widths: [2000], loading: .eager))
    }

    @Test("false switches a built-in preset off")
    func off() throws {
        #expect(try read("presets: {thumb: false, social: false}").presets.map(\.name) == ["card", "header"])
    }

    @Test(
        "a base URL may be empty, a path or an address",
        arguments: [
            ("''", ""), ("/", ""), ("/blog", "/blog"), ("https://cdn.example.org/a/", "https://cdn.example.org/a"),
        ]
    )
    func baseURL(written: String, read expected: String) throws {
        #expect(try read("base_url: \(written)").baseURL == expected)
    }

    @Test(
        "a bare number stands for pixels, bytes and seconds",
        arguments: [("bytes: 1500", 1500), ("bytes: 1500 B", 1500), ("bytes: 20KB", 20_000), ("bytes: 3MB", 3_000_000)]
    )
    func bytes(written: String, read expected: Int) throws {
        #expect(try read("limits: {\(written)}").limits.bytes == expected)
    }

    @Test("a deadline has seconds, minutes or hours", arguments: [("90", 90), ("90s", 90), ("2m", 120), ("1h", 3600)])
    func deadline(written: String, read expected: Int) throws {
        #expect(try read("limits: {deadline: \(written)}").limits.deadline == expected)
    }

    @Test(
        "a grace has seconds, minutes, hours or days, and is written in the largest that fits",
        arguments: [
            ("0s", 0, "0s"), ("90s", 90, "90s"), ("120m", 7200, "2h"), ("36h", 129_600, "36h"),
            ("30d", 2_592_000, "30d"),
            ("0d", 0, "0s"),
        ]
    )
    func grace(written: String, seconds: Int, words: String) throws {
        let grace = try read("clean: {grace: \(written)}").grace
        #expect(grace.seconds == seconds)
        #expect(grace.description == words)
        #expect(GracePeriod(written) == grace)
    }

    @Test(
        "a grace without unit, of another unit, or past ten years is none",
        arguments: ["30", "", "d", "-1d", "1w", "3651d"]
    )
    func noGrace(written: String) {
        #expect(GracePeriod(written) == nil)
    }
}
