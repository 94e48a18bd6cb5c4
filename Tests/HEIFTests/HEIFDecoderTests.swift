import Foundation
import HEIF
import TestSupport
import Testing

@Suite("Decoding AVIF with smooth chroma")
struct HEIFDecoderTests {
    @Test("gives the pixels that libavif gives", arguments: Fixture.opaque)
    func opaque(fixture: Fixture) throws {
        let decoded = try HEIFDecoder.pixels(of: fixture.file)
        #expect(decoded.bands == 3)
        #expect([decoded.width, decoded.height].sorted() == [6, 8])
        #expect(largestDifference(decoded.pixels, fixture.pixels) <= 2)
    }

    @Test("interpolates chroma and does not repeat it")
    func smooth() throws {
        // The same picture, so that only chroma is lost; steps of two pixels would leave half of it at 0.
        let whole = try HEIFDecoder.pixels(of: Fixture.wholeChroma.file)
        let halved = try HEIFDecoder.pixels(of: Fixture.halvedBoth.file)
        var distances: Set<Int> = []
        for place in stride(from: 0, to: 24, by: 3) {
            distances.insert(Int(halved.pixels[place]) - Int(whole.pixels[place]))
        }
        #expect(distances.count > 4)
    }

    @Test("turns a picture as its file says")
    func turned() throws {
        let decoded = try HEIFDecoder.pixels(of: Fixture.turned.file)
        #expect(decoded.width == 6 && decoded.height == 8)
    }

    @Test("keeps straight alpha")
    func alpha() throws {
        let decoded = try HEIFDecoder.pixels(of: Fixture.alpha.file)
        #expect(decoded.bands == 4)
        #expect(largestDifference(decoded.pixels, Fixture.alpha.pixels) <= 2)
    }

    @Test("makes premultiplied colours straight")
    func premultiplied() throws {
        let decoded = try HEIFDecoder.pixels(of: Fixture.premultiplied.file)
        try #require(decoded.pixels.count == Fixture.premultiplied.pixels.count)
        // The less of a colour is left after multiplication, the less is known of it: what can be seen counts.
        for place in stride(from: 0, to: decoded.pixels.count, by: 4) {
            let alpha = Double(decoded.pixels[place + 3]) / 255
            #expect(decoded.pixels[place + 3] == Fixture.premultiplied.pixels[place + 3])
            for band in place..<place + 3 {
                let difference = Double(decoded.pixels[band]) - Double(Fixture.premultiplied.pixels[band])
                #expect(abs(difference) * alpha < 3)
            }
        }
    }

    @Test("refuses what is damaged at any place, and never crashes")
    func damaged() throws {
        var random = Noise()
        for fixture in Fixture.opaque + [.alpha, .premultiplied] {
            for _ in 0..<200 {
                var file = fixture.file
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    file[Int.random(in: 0..<file.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                if Bool.random(using: &random) { file.removeLast(Int.random(in: 0..<file.count, using: &random)) }
                guard let decoded = try? HEIFDecoder.pixels(of: file) else { continue }
                #expect(decoded.pixels.count == decoded.width * decoded.height * decoded.bands)
            }
        }
    }

    @Test("refuses a file that is cut off, in one line")
    func truncated() throws {
        for length in [0, 1, 12, Fixture.halvedBoth.file.count / 2, Fixture.halvedBoth.file.count - 9] {
            #expect(throws: HEIFError.self) {
                try HEIFDecoder.pixels(of: Array(Fixture.halvedBoth.file.prefix(length)))
            }
        }
    }

    @Test(
        "survives hostile files of every kind",
        .enabled(if: Corpus.folder != nil, "needs a corpus; set ASSETS_CORPUS to its folder"),
        // The one file that is honest about its 289 megapixels is what callers have limits for.
        arguments: Corpus.files(in: "hostile").filter { !$0.lastPathComponent.contains("17000x17000") }
    )
    func hostile(file: URL) throws {
        guard let decoded = try? HEIFDecoder.pixels(of: [UInt8](Data(contentsOf: file))) else { return }
        #expect(decoded.pixels.count == decoded.width * decoded.height * decoded.bands)
    }

    private func largestDifference(_ first: [UInt8], _ second: [UInt8]) -> Int {
        guard first.count == second.count else { return .max }
        return zip(first, second).map { abs(Int($0) - Int($1)) }.max() ?? .max
    }
}

/// Numbers that look random and are the same in every run.
private struct Noise: RandomNumberGenerator {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 32) | (state << 32)
    }
}
