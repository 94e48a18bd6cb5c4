import Catalog
import Manifest
import Presets
import Site
import Testing

@testable import Service

@Suite("Writing the manifest")
struct ManifestBuilderTests {
    private let builder = ManifestBuilder(base: "/blog", output: "assets/variants", details: false)
    private let planner = Planner(presets: [Fixtures.preset], engine: Fixtures.engine())

    @Test("lists only what exists")
    func existing() throws {
        let plan = planner.plan(try Fixtures.source(1))
        let jpegs = Fixtures.records(plan).filter { $0.value.name.hasSuffix(".jpg") }
        let manifest = builder.build([plan], existing: jpegs, looks: [:])
        guard case .picture(let picture) = manifest.images["assets/images/a.jpg"]?.presets["header"] else {
            Issue.record("expected a picture")
            return
        }
        #expect(picture.sources.isEmpty, "there is no AVIF yet")
        #expect(picture.img.width == 640)
        #expect(picture.img.src.hasPrefix("/blog/assets/variants/a-640-"))
    }

    @Test("a picture without any variant keeps its size, and its page falls back to the source")
    func nothingYet() throws {
        let plan = planner.plan(try Fixtures.source(1))
        let image = try #require(builder.build([plan], existing: [:], looks: [:]).images["assets/images/a.jpg"])
        #expect(image.presets.isEmpty)
        #expect(image.width == 940)
        #expect(image.height == 650)
    }

    @Test("reaches a picture by every spelling that posts use")
    func aliases() throws {
        var source = try Fixtures.source(1)
        source.reference.spellings = ["/assets/images/a.jpg", "assets/images/a.jpg", "/../assets/images/a.jpg"]
        let manifest = builder.build([planner.plan(source)], existing: [:], looks: [:])
        #expect(manifest.aliases.keys.sorted() == ["/../assets/images/a.jpg", "/assets/images/a.jpg"])
        #expect(Set(manifest.aliases.values) == ["assets/images/a.jpg"])
    }

    @Test("no preset may be called like a field of the manifest")
    func reserved() {
        #expect(Preset.reservedNames == ManifestImage.reservedNames)
    }
}
