import Presets
import Testing

@testable import Rendering

@Suite("The search for a quality")
struct QualitySearchTests {
    private static let window = 1.35

    /// Lets a search look at a made-up encoder, and gives it back when it has ended.
    private func search(
        target: Double = 70,
        rungs: [Int] = Array(1...100),
        start: Double = 70,
        slope: Double = 0.4,
        score: (Int) -> Double
    ) -> QualitySearch {
        var search = QualitySearch(target: target, window: Self.window, rungs: rungs, start: start, slope: slope)
        while let rung = search.next, search.probes.count < 50 {
            let quality = search.rungs[rung]
            search.record(.init(rung: rung, score: score(quality), bytes: 1_000 + 10 * quality))
        }
        return search
    }

    @Test("ends within the window after a few steps, wherever it begins", arguments: [1.0, 20, 55, 70, 88, 100])
    func line(start: Double) throws {
        let found = search(start: start) { 20 + 0.8 * Double($0) }
        let best = try #require(found.best)
        #expect((70..<70 + Self.window).contains(best.score))
        #expect(found.probes.count <= 4)
    }

    @Test("a start that fits needs no second step")
    func lucky() {
        #expect(search(start: 63) { 20 + 0.8 * Double($0) }.probes.count == 1)
    }

    @Test("finds its way on a curve that flattens", arguments: [30.0, 45, 55, 62, 68])
    func curve(target: Double) throws {
        let found = search(target: target) { 100 - 4_000 / (Double($0) + 40) }
        #expect(try #require(found.best).score >= target)
        #expect(try #require(found.best).score < target + Self.window || found.best?.rung == 0)
        #expect(found.probes.count <= 6)
    }

    @Test("where steps are wider than the window, it keeps the lowest that suffices")
    func coarse() throws {
        let rungs = Array(stride(from: 1, through: 100, by: 4))
        let found = search(rungs: rungs) { Double($0) }
        #expect(rungs[try #require(found.best).rung] == 73)
        #expect(try #require(found.best).score >= found.target)
    }

    @Test("where nothing suffices, it keeps the best there is")
    func unreachable() throws {
        let found = search { 60 + Double($0) / 20 }
        #expect(try #require(found.best).score < found.target)
        #expect(found.rungs[try #require(found.best).rung] == 100)
        #expect(found.probes.count <= 4)
    }

    @Test("where everything suffices, it goes down to the lowest")
    func trivial() throws {
        let found = search { 90 + Double($0) / 20 }
        #expect(try #require(found.best).rung == 0)
    }

    @Test("an encoder whose scores jump about does not keep it for ever")
    func jumping() throws {
        let found = search { Double(($0 * 7_919) % 100) }
        #expect(found.probes.count <= 8)
        #expect(Set(found.probes.map(\.rung)).count == found.probes.count)
    }

    @Test("a lower quality that suffices by chance is kept only if its file is smaller")
    func smallest() throws {
        var search = QualitySearch(target: 70, window: Self.window, rungs: [10, 20], start: 10, slope: 1)
        search.record(.init(rung: 0, score: 75, bytes: 900))
        search.record(.init(rung: 1, score: 71, bytes: 800))
        #expect(search.best?.rung == 1)
    }
}

@Suite("Where a search begins")
struct SearchStartTests {
    @Test("an unknown picture is taken for a usual one")
    func unknown() {
        let start = SearchStart(known: [])
        let usual = UsualQuality.of(.avif)
        let middle = start.quality(for: .avif, width: 640, target: 70)
        #expect((70...70 + ImageFormat.avif.scoreWindow).contains(usual.score(quality: middle, width: 640)))
        let higher = start.quality(for: .avif, width: 640, target: 80)
        #expect(higher > start.quality(for: .avif, width: 640, target: 70))
    }

    @Test("the same variant begins near where it ended")
    func again() {
        let start = SearchStart(known: [SearchHint(format: .webp, width: 640, quality: 61, score: 70.5)])
        #expect(abs(start.quality(for: .webp, width: 640, target: 70.5) - 61) < 3)
    }

    @Test("a picture that one format finds hard begins higher in the next, and an easy one lower")
    func acrossFormats() {
        let hard = SearchStart(known: [SearchHint(format: .jpeg, width: 640, quality: 92, score: 70)])
        let easy = SearchStart(known: [SearchHint(format: .jpeg, width: 640, quality: 40, score: 70)])
        let middle = SearchStart(known: []).quality(for: .webp, width: 640, target: 70)
        #expect(hard.quality(for: .webp, width: 640, target: 70) > middle)
        #expect(easy.quality(for: .webp, width: 640, target: 70) < middle)
        let slow = SearchStart(known: []).quality(for: .avif, width: 640, target: 70)
        #expect(hard.quality(for: .avif, width: 640, target: 70) == slow, "other jobs make no difference")
    }
}

@Suite("What is usual of an encoder")
struct UsualQualityTests {
    @Test("a score's quality gives the score", arguments: ImageFormat.allCases, [30.0, 58, 70, 83, 94])
    func inverse(format: ImageFormat, score: Double) {
        let usual = UsualQuality.of(format)
        for width in [320, 640, 1920] {
            let quality = usual.quality(score: score, width: width)
            guard quality > 1, quality < 100 else { continue }
            #expect(abs(usual.score(quality: quality, width: width) - score) < 1e-9)
        }
    }

    @Test("better scores take higher qualities", arguments: ImageFormat.allCases)
    func rising(format: ImageFormat) {
        let qualities = stride(from: 30.0, through: 90, by: 1).map {
            UsualQuality.of(format).quality(score: $0, width: 640)
        }
        #expect(zip(qualities, qualities.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
