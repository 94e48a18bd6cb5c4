import Foundation
import Resampling
import TestSupport
import Testing
import Vips

@Suite("Photos keep their light", .enabled(if: Corpus.folder != nil, "the corpus is absent"))
struct PhotoTests {
    init() throws { try VipsLibrary.start() }

    @Test("the mean light of photos stays, however small and sharp they are")
    func brightness() throws {
        let photos = Corpus.files(in: "photos").filter { $0.lastPathComponent.hasPrefix("kodak") }
        #expect(!photos.isEmpty)
        var changes: [Double] = []
        for photo in photos {
            let picture = try read(photo)
            let before = Pictures.meanLight(of: picture)
            let results = [
                picture.resized(width: 470, height: 313), picture.resized(width: 320, height: 480),
                Pictures.shrunk(picture, by: 2), Pictures.shrunk(picture, by: 3),
            ]
            changes += results.map { abs(Pictures.meanLight(of: $0) / before - 1) }
        }
        // One of them is all spokes and sand, where black and white cut off much of the kernel's own overshoot.
        #expect(changes.reduce(0, +) / Double(changes.count) < 0.0003)
        #expect(changes.allSatisfy { $0 < 0.001 }, "\(changes.max() ?? 0)")
    }

    private func read(_ file: URL) throws -> Raster {
        let bytes = [UInt8](try Data(contentsOf: file))
        let image = try Image.make("pngload_source", ["source": .source(Source(bytes: bytes))])
        return Raster(
            width: image.width,
            height: image.height,
            bands: image.bands,
            hasAlpha: image.hasAlpha,
            samples: try image.pixels()
        )
    }
}
