import Resampling
import Testing

@Suite("Shrinking by whole numbers")
struct BoxShrinkTests {
    @Test("one colour comes out as the same colour, bit for bit", arguments: 1...8)
    func constant(factor: Int) {
        for bands in 1...4 {
            for code in stride(from: 0, through: 255, by: 15) {
                let picture = Pictures.made(21, 13, bands: bands) { _, _, band in UInt8(max(0, code - band)) }
                let result = Pictures.shrunk(picture, by: factor)
                #expect(result.width == BoxShrink.size(of: 21, factor: factor))
                #expect(result.height == BoxShrink.size(of: 13, factor: factor))
                #expect(result.samples == Array(picture.samples.prefix(result.samples.count)))
            }
        }
    }

    @Test("each pixel is the mean light of its part of the picture", arguments: 1...8)
    func exact(factor: Int) {
        for (width, height) in [(24, 40), (23, 17), (1, 9), (9, 1), (5, 3)] {
            for bands in 1...4 {
                let picture = Pictures.random(width, height, bands: bands)
                let result = Pictures.shrunk(picture, by: factor)
                #expect(Pictures.difference(result, mean(of: picture, like: result)) <= (factor == 1 ? 0 : 1))
            }
        }
    }

    @Test("factor 1 copies, what is hidden too")
    func copy() {
        let picture = Pictures.random(19, 8, bands: 4, hasAlpha: true)
        #expect(Pictures.shrunk(picture, by: 1).samples == picture.samples)
    }

    @Test("the curve decides what is averaged")
    func curve() {
        let picture = Pictures.made(4, 4, bands: 1) { x, _, _ in x % 2 == 0 ? 0 : 200 }
        #expect(Pictures.shrunk(picture, by: 2, curve: .identity).samples == [100, 100, 100, 100])
        #expect(Pictures.shrunk(picture, by: 2).samples == [146, 146, 146, 146])
    }

    @Test("a factor larger than the picture gives one pixel")
    func single() {
        let picture = Pictures.made(7, 5, bands: 3) { _, _, band in UInt8(band * 100) }
        #expect(Pictures.shrunk(picture, by: 50).samples == [0, 100, 200])
    }

    /// The mean by area, in double precision.
    private func mean(of picture: Raster, like result: Raster) -> Raster {
        let wide = Double(picture.width) / Double(result.width)
        let high = Double(picture.height) / Double(result.height)
        return Pictures.made(result.width, result.height, bands: picture.bands) { x, y, band in
            var sum = 0.0
            for row in 0..<picture.height {
                for column in 0..<picture.width {
                    let area = overlap(column, x, wide) * overlap(row, y, high)
                    sum +=
                        area * Reference.light(picture.samples[(row * picture.width + column) * picture.bands + band])
                }
            }
            return Reference.code(sum / (wide * high))
        }
    }

    private func overlap(_ place: Int, _ cell: Int, _ size: Double) -> Double {
        max(0, min(Double(place + 1), Double(cell + 1) * size) - max(Double(place), Double(cell) * size))
    }
}
