import Resampling
import Testing

@testable import Rendering

@Suite("Levels")
struct LevelsTests {
    @Test("each size is given away once, the smallest first")
    func order() {
        let samples = [UInt8](repeating: 90, count: 80 * 40 * 3)
        let base = Picture(first: Raster(width: 80, height: 40, bands: 3, hasAlpha: false, samples: samples))
        let sizes = [(80, 40), (50, 25), (20, 10)].map { PixelSize(width: $0.0, height: $0.1) }
        var levels = Levels(sizes, from: base)
        for size in sizes.reversed() { #expect(levels.takeSmallest()?.size == size) }
        #expect(levels.takeSmallest() == nil)
    }
}
