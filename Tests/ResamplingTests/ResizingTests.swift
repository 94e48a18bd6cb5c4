import Resampling
import Testing

@Suite("Resizing")
struct ResizingTests {
    @Test("one colour comes out as the same colour, bit for bit", arguments: 1...4)
    func constant(bands: Int) {
        for code in stride(from: 0, through: 255, by: 5) {
            let picture = Pictures.made(37, 23, bands: bands) { _, _, band in UInt8(max(0, code - band)) }
            let result = picture.resized(width: 17, height: 9)
            #expect(result.samples == Array(picture.samples.prefix(17 * 9 * bands)))
        }
    }

    @Test("results are those of the formulas within one code", arguments: 1...4)
    func exact(bands: Int) {
        for (width, height) in [(29, 23), (20, 31), (19, 11), (7, 5), (3, 2), (1, 1)] {
            let random = Pictures.random(41, 31, bands: bands)
            let expected = Reference.resized(random, width: width, height: height, held: true)
            #expect(Pictures.difference(random.resized(width: width, height: height), expected) <= 1)
        }
    }

    @Test("smooth pictures are not touched by the limit")
    func smooth() {
        let picture = Pictures.made(90, 60) { x, y, band in UInt8(20 + 2 * x + y / 2 + band) }
        let expected = Reference.resized(picture, width: 40, height: 33, held: false)
        let result = picture.resized(width: 40, height: 33)
        let inner = (3..<30).flatMap { y in (3..<37).flatMap { x in (0..<3).map { (y * 40 + x) * 3 + $0 } } }
        #expect(inner.allSatisfy { abs(Int(result.samples[$0]) - Int(expected.samples[$0])) <= 1 })
    }

    @Test("an edge has no halo: a faint line of one pixel at most", arguments: [1.1, 1.5, 2, 2.7, 5])
    func edge(scale: Double) {
        for position in 50..<55 {
            let picture = Pictures.made(100, 100, bands: 1) { x, _, _ in x < position ? 40 : 230 }
            let side = Int(100 / scale)
            let row = picture.resized(width: side, height: side).samples.prefix(side)
            // 26 has half of the light of 40; in light, an edge overshoots by a fifteenth of its height.
            #expect(row.allSatisfy { 26...237 ~= $0 })
            #expect(row.count { !(40...230 ~= $0) } <= 2)
            for (column, code) in row.enumerated() {
                let distance = (Double(column) + 0.5) * 100 / Double(side) - Double(position)
                if abs(distance) >= 100 / Double(side) + 0.5 { #expect(code == (distance < 0 ? 40 : 230)) }
            }
        }
    }

    @Test("bright text on a dark ground is not outlined in black")
    func brightLine() {
        for place in 40..<46 {
            let picture = Pictures.made(100, 9, bands: 1) { x, _, _ in place..<place + 4 ~= x ? 240 : 50 }
            #expect(picture.resized(width: 43, height: 4).samples.allSatisfy { $0 >= 34 })
        }
    }

    @Test("sizes of one pixel, and larger ones than the picture's")
    func sizes() {
        for (width, height) in [(1, 1), (1, 9), (9, 1), (2, 3), (64, 1)] {
            let picture = Pictures.random(width, height, bands: 4, hasAlpha: true)
            #expect(picture.resized(width: width, height: height).samples == picture.samples)
            for (newWidth, newHeight) in [(1, 1), (width, 1), (1, height), (width + 3, height), (width, height * 2)] {
                let result = picture.resized(width: newWidth, height: newHeight)
                #expect(result.width == newWidth && result.height == newHeight && result.hasAlpha)
            }
        }
    }

    @Test("one side may stay as it is")
    func oneSide() {
        let picture = Pictures.random(40, 30)
        for (width, height) in [(40, 12), (17, 30)] {
            let expected = Reference.resized(picture, width: width, height: height, held: true)
            #expect(Pictures.difference(picture.resized(width: width, height: height), expected) <= 1)
        }
    }

    @Test("a picture that is turned comes out turned")
    func symmetric() {
        let picture = Pictures.random(50, 36, bands: 1)
        let turned = Pictures.made(50, 36, bands: 1) { x, y, _ in picture.samples[(35 - y) * 50 + 49 - x] }
        let result = turned.resized(width: 21, height: 17).samples
        let expected = Array(picture.resized(width: 21, height: 17).samples.reversed())
        #expect(zip(result, expected).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    }

    @Test("samples that are not light are averaged as they are")
    func identity() {
        let picture = Pictures.made(64, 64, bands: 1) { x, y, _ in (x + y) % 2 == 0 ? 0 : 200 }
        let middle = 16 * 32 + 16
        #expect(abs(Int(picture.resized(width: 32, height: 32, curve: .identity).samples[middle]) - 100) <= 1)
        // Half of the light of 200 by the curve of sRGB.
        #expect(abs(Int(picture.resized(width: 32, height: 32).samples[middle]) - 146) <= 1)
    }
}
