import Resampling
import Testing

@Suite("Light")
struct LightTests {
    /// Black lines on white, from which the kernel's overshoot is cut off, beside a flat ground.
    private func lines(asWideAs part: Int) -> Raster {
        Pictures.made(300, 300) { x, y, band in
            guard x < part else { return UInt8(248 + band) }
            return (x + 2 * y) % 12 < 2 ? 0 : 255
        }
    }

    @Test("the mean light stays, however much of the picture is flat", arguments: [60, 120, 180])
    func mean(part: Int) {
        let picture = lines(asWideAs: part)
        let before = Pictures.meanLight(of: picture)
        #expect(abs(Pictures.meanLight(of: picture.resized(width: 130, height: 130)) / before - 1) < 0.0004)
    }

    @Test("a flat ground keeps its colour where lines beside it lose light", arguments: [60, 120, 180])
    func ground(part: Int) {
        let result = lines(asWideAs: part).resized(width: 130, height: 130)
        for row in 0..<130 {
            #expect(result.samples[(row * 130 + 110) * 3..<(row * 130 + 111) * 3] == [248, 249, 250])
        }
    }
}
