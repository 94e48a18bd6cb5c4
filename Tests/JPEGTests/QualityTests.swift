import Testing

@testable import JPEG

@Suite("Quality")
struct QualityTests {
    @Test("a higher quality never has a larger step, and every step is legal")
    func monotone() {
        for quality in 1..<100 {
            let low = QuantisationTables(quality: quality)
            let high = QuantisationTables(quality: quality + 1)
            #expect(zip(low.luma, high.luma).allSatisfy(>=))
            #expect(zip(low.chroma, high.chroma).allSatisfy(>=))
            // At the very lowest all steps are at their limit.
            #expect(low != high || quality < 5)
            #expect(low.luma.count == 64 && low.chroma.count == 64)
            #expect(!low.luma.contains(0) && !low.chroma.contains(0))
        }
        let best = QuantisationTables(quality: 100)
        #expect(best.luma == [UInt8](repeating: 1, count: 64))
        #expect(best.chroma == [UInt8](repeating: 1, count: 64))
    }

    @Test("the file has the tables of its quality, for brightness and for colour")
    func written() throws {
        // The first four places of the zigzag, in rows.
        let zigzag = [0, 1, 8, 16]
        let tables = QuantisationTables(quality: 70)
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
}
