import Foundation
import JPEG
import TestSupport
import Testing

@Suite("Reading JPEG files that may be broken")
struct DecoderTests {
    /// A file of which any bytes may be asked for, always the same ones.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 32
        }
    }

    @Test("a file that is cut anywhere is an error")
    func truncated() throws {
        let file = try Scene(width: 40, height: 30).file()
        let taken = (0..<file.count - 2).filter { (try? JPEGDecoder.pixels(of: Array(file.prefix($0)))) != nil }
        #expect(taken.isEmpty)
        #expect(throws: Never.self) { try JPEGDecoder.pixels(of: file) }
    }

    @Test("errors are in words")
    func words() throws {
        let empty = try #require(throws: JPEGError.self) { try JPEGDecoder.pixels(of: []) }
        #expect(empty.description == "Empty input file")
        let text = try #require(throws: JPEGError.self) { try JPEGDecoder.pixels(of: Array("GIF89a".utf8)) }
        #expect(text.description == "Not a JPEG file: starts with 0x47 0x49")
    }

    @Test("a file with changed bytes is an error or a picture of the size it claims")
    func changed() throws {
        var dice = Dice(state: 7)
        let files = try [Scene(width: 40, height: 30).file(), Scene(width: 20, height: 50, coloured: false).file()]
        for round in 0..<600 {
            var file = files[round % 2]
            for _ in 0...round % 4 {
                file[.random(in: 2..<file.count, using: &dice)] = .random(in: 0...255, using: &dice)
            }
            guard let read = try? JPEGDecoder.pixels(of: file, limit: 1_000_000) else { continue }
            #expect(read.pixels.count == read.width * read.height * 3)
        }
    }

    @Test("a header that claims more pixels than the limit is refused")
    func claims() throws {
        var file = try Scene(width: 16, height: 16).file()
        let frame = try #require(file.indices.first { file[$0] == 0xFF && file[$0 + 1] == 0xC2 })
        file.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xDC, 0xFF, 0xDC])
        let error = #expect(throws: JPEGError.self) { try JPEGDecoder.pixels(of: file) }
        #expect(error?.message == "Image of 65500 x 65500 pixels is over the limit of 100000000 pixels")
        let scene = Scene(width: 10, height: 10)
        #expect(throws: JPEGError.self) { try JPEGDecoder.pixels(of: scene.file(), limit: 99) }
        #expect(throws: Never.self) { try JPEGDecoder.pixels(of: scene.file(), limit: 100) }
    }

    @Test(
        "hostile files neither crash nor outgrow the limit",
        .enabled(if: Corpus.folder != nil, "the corpus is absent")
    )
    func hostile() throws {
        for url in Corpus.files(in: "hostile") {
            let file = try FileHandle(forReadingFrom: url).read(upToCount: 1 << 22) ?? Data()
            guard let read = try? JPEGDecoder.pixels(of: Array(file), limit: 4_000_000) else { continue }
            #expect(read.width * read.height <= 4_000_000)
        }
    }
}
