import Manifest
import Testing

@Suite("What a preset made, in strings for templates")
struct ManifestPresetTests {
    private func picture(_ preset: ManifestPreset?) throws -> ManifestPicture {
        guard case .picture(let picture) = try #require(preset) else {
            Issue.record("expected a picture, received \(String(describing: preset))")
            throw Mismatch()
        }
        return picture
    }

    private struct Mismatch: Error {}

    @Test("the last format becomes the img, those before it sources in their order")
    func order() throws {
        let picture = try picture(Samples.picture("a"))
        #expect(picture.sources.map(\.type) == ["image/avif", "image/webp"])
        #expect(picture.img.src == "/blog/assets/variants/a-640-0a1b.jpg")
        #expect((picture.img.width, picture.img.height) == (640, 480))
        #expect(
            picture.img.srcset
                == "/blog/assets/variants/a-320-0a1b.jpg 320w, /blog/assets/variants/a-640-0a1b.jpg 640w"
        )
        #expect(picture.preload?.type == "image/avif")
        #expect(picture.preload?.imagesrcset == picture.sources.first?.srcset)
    }

    @Test("widths rise in a srcset whatever order the files come in")
    func rising() throws {
        let picture = try picture(Samples.picture("a", widths: [1200, 320, 640]))
        #expect(
            picture.img.srcset.split(separator: ", ").map { $0.split(separator: " ")[1] } == ["320w", "640w", "1200w"]
        )
        #expect(picture.img.width == 1200)
    }

    @Test("a preset whose fallback has no file yet is left out")
    func noFallback() {
        let avif = Samples.variants("a", "avif", [320])
        let preset = ManifestPreset.make(
            formats: [("image/avif", avif), ("image/jpeg", [])],
            sizes: "100vw",
            loading: "eager",
            fetchPriority: "auto"
        )
        #expect(preset == nil)
        let none = ManifestPreset.make(formats: [], sizes: "100vw", loading: "eager", fetchPriority: "auto")
        #expect(none == nil)
    }

    @Test("a format without files yet is no source")
    func missingSource() throws {
        let picture = try picture(
            ManifestPreset.make(
                formats: [("image/avif", []), ("image/jpeg", Samples.variants("a", "jpg", [320]))],
                sizes: "100vw",
                loading: "eager",
                fetchPriority: "auto",
                details: true
            )
        )
        #expect(picture.sources.isEmpty)
        #expect(picture.preload?.type == "image/jpeg")
        #expect(picture.formats?.map(\.name) == ["jpeg"])
    }

    @Test(
        "a lazy picture may be measured by the browser, an eager one may not",
        arguments: [
            ("lazy", "50vw", "auto, 50vw"), ("lazy", "auto, 50vw", "auto, 50vw"), ("lazy", "auto", "auto"),
            ("eager", "50vw", "50vw"), ("eager", "auto, 50vw", "50vw"), ("eager", "auto", "100vw"),
        ]
    )
    func auto(loading: String, sizes: String, expected: String) throws {
        let picture = try picture(Samples.picture("a", sizes: sizes, loading: loading))
        #expect(picture.sizes == expected)
        #expect(picture.sources.allSatisfy { $0.sizes == expected })
        #expect(picture.preload?.imagesizes == (loading == "lazy" ? nil : expected))
    }

    @Test("the social preset is one file in the short shape")
    func social() {
        let expected = ManifestSocial(
            url: "/blog/assets/variants/a-1200-0a1b.jpg",
            width: 1200,
            height: 900,
            type: "image/jpeg"
        )
        #expect(Samples.social("a") == .social(expected))
    }

    @Test("the priority auto is the same as none")
    func priority() throws {
        #expect(try picture(Samples.picture("a", fetchPriority: "auto")).fetchPriority == nil)
        #expect(try picture(Samples.picture("a", fetchPriority: "high")).fetchPriority == "high")
    }
}
