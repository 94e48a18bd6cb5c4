import Testing

@testable import JPEG

@Suite("Quality")
struct QualityTests {
    @Test("a higher quality never has a larger step, and every step is legal", arguments: [JPEGChroma.halved, .full])
    func monotone(chroma: JPEGChroma) {
        for quality in 1..<100 {
            let low = QuantisationTables(quality: quality, chroma: chroma)
            let high = QuantisationTables(quality: quality + 1, chroma: chroma)
            #expect(zip(low.luma, high.luma).allSatisfy(>=))
            #expect(zip(low.chroma, high.chroma).allSatisfy(>=))
            // At the very lowest all steps are at their limit.
            #expect(low != high || quality < 5)
            #expect(low.luma.count == 64 && low.chroma.count == 64)
            #expect(!low.luma.contains(0) && !low.chroma.contains(0))
        }
        let best = QuantisationTables(quality: 100, chroma: chroma)
        #expect(best.luma == [UInt8](repeating: 1, count: 64))
        #expect(best.chroma == [UInt8](repeating: 1, count: 64))
    }

    @Test("the file has the tables of its quality, for brightness and for colour")
    func written() throws {
        // The first four places of the zigzag, in rows.
        let zigzag = [0, 1, 8, 16]
        let tables = QuantisationTables(quality: 70, chroma: .halved)
        let file = try Markers(Scene(width: 16, height: 16).file(quality: 70)).tables
        #expect(file.count == 2)
        #expect(file[0]?.prefix(4).elementsEqual(zigzag.map { tables.luma[$0] }) == true)
        #expect(file[1]?.prefix(4).elementsEqual(zigzag.map { tables.chroma[$0] }) == true)
        #expect(file[0]?.count == 64)
    }

    @Test("a higher quality is nearer to the picture and takes more bytes")
    func monotoneInFiles() throws {
        let scene = Scene(width: 96, height: 96)
        let files = try [10, 40, 70, 90].map { try scene.file(quality: $0) }
        let errors = try files.map { try scene.error(of: JPEGDecoder.pixels(of: $0).pixels) }
        #expect(zip(files, files.dropFirst()).allSatisfy { $0.count < $1.count })
        #expect(zip(errors, errors.dropFirst()).allSatisfy(>))
    }

    @Test("colour of full resolution has coarser steps, and brightness the same")
    func spread() {
        let halved = QuantisationTables(quality: 70, chroma: .halved)
        let full = QuantisationTables(quality: 70, chroma: .full)
        #expect(halved.luma == full.luma)
        #expect(zip(halved.chroma, full.chroma).allSatisfy { $0 < $1 || $1 == 255 })
    }
}
