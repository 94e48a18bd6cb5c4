import Foundation
import Presets
import Rendering
import TestSupport
import Testing
import Vips

@Suite("Real photographs", .enabled(if: !Corpus.photos.isEmpty, "needs a corpus; set ASSETS_CORPUS to its folder"))
struct CorpusTests {
    init() throws { try VipsLibrary.start() }

    /// The variants of one width of a photograph; empty where the source is left alone.
    private func specs(_ bytes: [UInt8], _ formats: [ImageFormat], fit: Preset.Fit = .inside) throws -> [VariantSpec] {
        let preset = Preset(name: "test", fit: fit, widths: [320], formats: formats)
        let plan = try Geometry.plan(preset, for: Studio.facts(bytes), available: [.avif, .webp, .jpeg, .png])
        guard case .variants(let plans) = plan else { return [] }
        return plans.flatMap(\.variants)
    }

    @Test("every photograph gives a variant without private data, or one clear reason", arguments: Corpus.photos)
    func everyPhotograph(photo: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: photo))
        do {
            let specs = try specs(bytes, [.jpeg])
            let work = try Studio.render(bytes, specs)
            #expect(work.outcome.variants.map(\.size) == specs.map(\.size))
            for file in work.files {
                let fields = try Image.read(file).fields
                #expect(!fields.contains { $0.hasPrefix("exif-ifd3") || $0.hasPrefix("icc") || $0.hasPrefix("iptc") })
            }
        } catch let error as RenderingError {
            #expect(error.kind == .badInput)
            #expect(error.message.contains("limits.") || error.message.contains("damaged"))
            #expect(!error.message.contains("\n"))
        }
    }

    @Test("all orientations of one photograph come out equal")
    func orientations() throws {
        for shape in ["Landscape", "Portrait"] {
            let photos = Corpus.photos.filter { $0.lastPathComponent.contains("examples__\(shape)_") }
            let pictures = try photos.map { photo in
                let bytes = [UInt8](try Data(contentsOf: photo))
                return try Studio.picture(bytes, try #require(try specs(bytes, [.png]).first))
            }
            for picture in pictures.dropFirst() { #expect(try picture.difference(from: pictures[0]) < 3) }
        }
    }

    @Test(
        "a few photographs become AVIF and WebP, cut for social networks",
        arguments: Corpus.photos.prefix(60).filter { $0.lastPathComponent.hasPrefix("icc-derived") }
    )
    func slowFormats(photo: URL) throws {
        let bytes = [UInt8](try Data(contentsOf: photo))
        let cover = Preset.Fit.cover(aspect: .init(width: 1200, height: 630), gravity: .focus)
        let pictures = try Studio.render(bytes, specs(bytes, [.avif, .webp, .png], fit: cover)).files.map {
            try Image.read($0)
        }
        // Small copies, so that codecs' losses do not hide what is wrong with colours or crops.
        let small = try pictures.map { try $0.resized(width: 32, height: 17) }
        for picture in small { #expect(try picture.difference(from: small[2]) < 2) }
    }
}
