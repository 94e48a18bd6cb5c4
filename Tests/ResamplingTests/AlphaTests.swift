import Resampling
import Testing

@Suite("Transparency in scaling")
struct AlphaTests {
    /// Red on the left; on the right fully transparent, with green hidden under it.
    private let hidden = Pictures.made(40, 12, bands: 4, hasAlpha: true) { x, _, band in
        [x < 21 ? 200 : 0, x < 21 ? 0 : 255, 0, x < 21 ? 255 : 0][band]
    }

    @Test("hidden colours do not come into sight, and what is invisible is zero", arguments: [false, true])
    func hiddenColours(boxes: Bool) {
        let result = boxes ? Pictures.shrunk(hidden, by: 3) : hidden.resized(width: 15, height: 5)
        var between = 0
        for pixel in stride(from: 0, to: result.samples.count, by: 4) {
            let alpha = result.samples[pixel + 3]
            #expect(Array(result.samples[pixel..<pixel + 3]) == (alpha == 0 ? [0, 0, 0] : [200, 0, 0]))
            if 1...254 ~= alpha { between += 1 }
        }
        #expect(boxes || between > 0)
        #expect(result.samples.suffix(4) == [0, 0, 0, 0])
    }

    @Test("opaque alpha changes nothing", arguments: [2, 4])
    func opaque(bands: Int) {
        let plain = Pictures.random(33, 27, bands: bands - 1)
        let opaque = Pictures.made(33, 27, bands: bands, hasAlpha: true) { x, y, band in
            band == bands - 1 ? 255 : plain.samples[(y * 33 + x) * (bands - 1) + band]
        }
        for (with, without) in [
            (opaque.resized(width: 14, height: 19), plain.resized(width: 14, height: 19)),
            (Pictures.shrunk(opaque, by: 4), Pictures.shrunk(plain, by: 4)),
        ] {
            let colours = with.samples.indices.filter { $0 % bands != bands - 1 }.map { with.samples[$0] }
            #expect(zip(colours, without.samples).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
            #expect(with.samples.indices.allSatisfy { $0 % bands != bands - 1 || with.samples[$0] == 255 })
        }
    }

    @Test("alpha itself is averaged as it is, not by the curve of light")
    func alpha() {
        let picture = Pictures.made(32, 32, bands: 2, hasAlpha: true) { x, y, band in
            band == 0 ? 90 : (x + y) % 2 == 0 ? 255 : 0
        }
        let result = Pictures.shrunk(picture, by: 2)
        #expect(result.samples == (0..<256).flatMap { _ in [90, 128] })
    }
}
