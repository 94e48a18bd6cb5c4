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
        let manifest = builder.build([plan], known: jpegs, looks: [:])
        let picture = try #require(manifest.images["assets/images/a.jpg"]?.presets["header"])
        #expect(picture.sources.isEmpty, "there is no AVIF yet")
        #expect(picture.largest.width == 640)
        #expect(picture.largest.url.hasPrefix("/blog/assets/variants/a-640-"))
        #expect(manifest.presets.keys.sorted() == ["header"])
    }

    @Test("a picture without any variant keeps its size, and its page falls back to the source")
    func nothingYet() throws {
        let plan = planner.plan(try Fixtures.source(1))
        let image = try #require(builder.build([plan], known: [:], looks: [:]).images["assets/images/a.jpg"])
        #expect(image.presets.isEmpty)
        #expect(image.width == 940)
        #expect(image.height == 650)
    }

    @Test("reaches a picture by every spelling that posts use")
    func aliases() throws {
        var source = try Fixtures.source(1)
        source.reference.spellings = ["/assets/images/a.jpg", "assets/images/a.jpg", "/../assets/images/a.jpg"]
        let manifest = builder.build([planner.plan(source)], known: [:], looks: [:])
        #expect(manifest.aliases.keys.sorted() == ["/../assets/images/a.jpg", "/assets/images/a.jpg"])
        #expect(Set(manifest.aliases.values) == ["assets/images/a.jpg"])
    }

    @Test(
        "a format is listed only where it is smaller than what browsers would take otherwise",
        arguments: [(90, 100, true), (98, 100, true), (99, 100, false), (100, 100, false), (110, 100, false)]
    )
    func worthwhile(avif: Int, jpeg: Int, isListed: Bool) throws {
        #expect(try lists(avif: avif, jpeg: jpeg, looks: [70.3, 71.4]) == isListed)
    }

    @Test("a larger format stays where the other one could not reach the target")
    func incomparable() throws {
        #expect(try lists(avif: 110, jpeg: 100, looks: [70.3, 66]))
        #expect(try !lists(avif: 110, jpeg: 100, looks: []), "fixed qualities are what their author takes for equal")
    }

    /// Whether AVIF is listed before JPEG, with files of so many bytes and JPEG files of such scores for 70.
    private func lists(avif: Int, jpeg: Int, looks: [Double]) throws -> Bool {
        let plan = planner.plan(try Fixtures.source(1))
        var records = Fixtures.records(plan)
        for (key, record) in records {
            let isJPEG = record.name.hasSuffix(".jpg")
            let score = looks.isEmpty ? nil : isJPEG ? looks[record.width == 320 ? 0 : 1] : 71
            records[key]?.bytes = isJPEG ? jpeg : avif
            records[key]?.look = score.map { VariantRecord.Look(target: 70, score: $0) }
        }
        let manifest = builder.build([plan], known: records, looks: [:])
        let picture = try #require(manifest.images["assets/images/a.jpg"]?.presets["header"])
        return picture.sources.map(\.name) == ["avif"]
    }

    @Test("no preset may be called like a field of the manifest")
    func reserved() {
        #expect(Preset.reservedNames == ManifestImage.reservedNames)
    }
}
