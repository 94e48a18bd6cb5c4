import Manifest
import Testing

@Suite("What a preset made")
struct ManifestPresetTests {
    @Test("the last format becomes the fallback, those before it sources in their order")
    func order() throws {
        let picture = try #require(Samples.picture("a"))
        #expect(picture.sources.map(\.name) == ["avif", "webp"])
        #expect(picture.fallback.name == "jpeg")
        #expect(picture.largest.url == "/blog/assets/variants/a-640-0a1b.jpg")
        #expect((picture.largest.width, picture.largest.height) == (640, 480))
    }

    @Test("widths rise whatever order the files come in")
    func rising() throws {
        let picture = try #require(Samples.picture("a", widths: [1200, 320, 640]))
        #expect(picture.sources.first?.variants.map(\.width) == [320, 640, 1200])
        #expect(picture.largest.width == 1200)
    }

    @Test("a preset whose fallback has no file yet is left out")
    func noFallback() {
        let avif = Samples.variants("a", "avif", [320])
        #expect(ManifestPreset(formats: [("image/avif", avif), ("image/jpeg", [])]) == nil)
        #expect(ManifestPreset(formats: []) == nil)
    }

    @Test("a format without files yet is no source")
    func missingSource() throws {
        let jpeg = Samples.variants("a", "jpg", [320])
        let picture = try #require(ManifestPreset(formats: [("image/avif", []), ("image/jpeg", jpeg)]))
        #expect(picture.sources.isEmpty)
    }

    @Test(
        "a lazy picture may be measured by the browser, an eager one may not",
        arguments: [
            ("lazy", "50vw", "auto, 50vw"), ("lazy", "auto, 50vw", "auto, 50vw"), ("lazy", "auto", "auto"),
            ("eager", "50vw", "50vw"), ("eager", "auto, 50vw", "50vw"), ("eager", "auto", "100vw"),
        ]
    )
    func auto(loading: String, sizes: String, expected: String) {
        #expect(ManifestLayout(sizes: sizes, loading: loading, fetchPriority: "auto").sizes == expected)
    }

    @Test(
        "the priority auto is the same as none, and a lazy picture has none",
        arguments: [("eager", "auto", nil), ("eager", "high", "high"), ("lazy", "high", nil)]
            as [(String, String, String?)]
    )
    func priority(loading: String, priority: String, expected: String?) {
        let layout = ManifestLayout(sizes: "100vw", loading: loading, fetchPriority: priority)
        #expect(layout.fetchPriority == expected)
    }
}
