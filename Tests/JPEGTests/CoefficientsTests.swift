import Foundation
import Testing

@testable import JPEG

@Suite("A picture as coefficients")
struct CoefficientsTests {
    /// ITU-T T.81, A.3.3, as it stands there.
    private static func direct(_ samples: [Double], row: Int, column: Int) -> Double {
        func factor(_ frequency: Int) -> Double { frequency == 0 ? 0.5.squareRoot() : 1 }
        var sum = 0.0
        for y in 0..<8 {
            for x in 0..<8 {
                sum +=
                    samples[y * 8 + x]
                    * cos(Double((2 * x + 1) * column) * .pi / 16) * cos(Double((2 * y + 1) * row) * .pi / 16)
            }
        }
        return sum * factor(row) * factor(column) / 4
    }

    @Test("a block is what the standard's formula makes of it, in zigzag order")
    func formula() throws {
        let greys = (0..<64).map { UInt8(truncatingIfNeeded: $0 * $0 * 37 + $0 * 11) }
        let picture = try JPEGCoefficients(greys.flatMap { [$0, $0, $0] }, width: 8, height: 8, chroma: .full)
        // The first places of figure A.6, and the last.
        let order = [(0, 0), (0, 1), (1, 0), (2, 0), (1, 1), (0, 2), (0, 3), (1, 2)]
        let samples = greys.map { Double($0) - 128 }
        for (place, (row, column)) in order.enumerated() {
            let found = Double(picture.components[0].values[place]) / Double(JPEGCoefficients.unit)
            #expect(abs(found - Self.direct(samples, row: row, column: column)) < 0.04)
        }
        for place in 0..<64 {
            let (row, column) = (Zigzag.rows[place] / 8, Zigzag.rows[place] % 8)
            let found = Double(picture.components[0].values[place]) / Double(JPEGCoefficients.unit)
            #expect(abs(found - Self.direct(samples, row: row, column: column)) < 0.04)
        }
        #expect(Zigzag.rows.suffix(4) == [47, 55, 62, 63])
    }

    @Test("a level that is everywhere is one coefficient, at its limits too", arguments: [0, 1, 128, 255] as [UInt8])
    func flat(grey: UInt8) throws {
        let picture = try JPEGCoefficients([UInt8](repeating: grey, count: 192), width: 8, height: 8, chroma: .halved)
        #expect(picture.components.count == 1)
        let expected = (Int(grey) - 128) * 8 * JPEGCoefficients.unit
        #expect(picture.components[0].values.map(Int.init) == [expected] + [Int](repeating: 0, count: 63))
    }

    @Test("colours are those of JFIF", arguments: [JPEGChroma.halved, .full])
    func colours(chroma: JPEGChroma) throws {
        let red = (0..<256).flatMap { _ in [255, 0, 0] as [UInt8] }
        let picture = try JPEGCoefficients(red, width: 16, height: 16, chroma: chroma)
        let levels = picture.components.map { Int($0.values[0]) / 8 / JPEGCoefficients.unit }
        // Y 76.2, Cb 85.0, Cr 255.5.
        #expect(levels == [76 - 128, 85 - 128, 255 - 128])
    }

    @Test("there are blocks for whole MCUs, and the last row and column are repeated in them")
    func edges() throws {
        let scene = Scene(width: 17, height: 33)
        let halved = try JPEGCoefficients(scene.pixels, width: 17, height: 33, chroma: .halved)
        #expect(halved.components.map(\.values.count) == [4 * 6 * 64, 2 * 3 * 64, 2 * 3 * 64])
        let full = try JPEGCoefficients(scene.pixels, width: 17, height: 33, chroma: .full)
        #expect(full.components.map(\.values.count) == [Int](repeating: 3 * 5 * 64, count: 3))
        // One grey pixel is a flat block.
        let dot = try JPEGCoefficients([90, 90, 90], width: 1, height: 1, chroma: .full)
        #expect(dot.components[0].values.dropFirst().allSatisfy { $0 == 0 })
        #expect(dot.components[0].values[0] == (90 - 128) * 8 * 16)
    }
}
