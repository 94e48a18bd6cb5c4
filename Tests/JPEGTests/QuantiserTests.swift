import Glibc
import Testing

@testable import JPEG

@Suite("Rounding coefficients")
struct QuantiserTests {
    /// Rounds one block, given and returned in zigzag order, in steps of 10.
    private static func rounded(_ levels: [Int: Double], price: Float = 0.06) -> [Int: Int] {
        let unit = Double(JPEGCoefficients.unit) * 10
        let values = (0..<64).map { Int16((levels[$0] ?? 0) * unit) }
        var block = [Int16](repeating: 7, count: 64)
        values.withUnsafeBufferPointer { values in
            block.withUnsafeMutableBufferPointer {
                Quantiser(table: [UInt8](repeating: 10, count: 64), price: price).quantise(values, into: $0)
            }
        }
        let found = (0..<64).map { ($0, Int(block[Zigzag.rows[$0]])) }
        return Dictionary(uniqueKeysWithValues: found.filter { $0.1 != 0 })
    }

    @Test("what costs nothing is rounded to the nearest")
    func free() {
        let levels = [0: -3.4, 1: 0.45, 2: -0.6, 5: 1.45, 9: -1.55, 63: 0.55]
        #expect(Self.rounded(levels, price: 0) == [0: -3, 2: -1, 5: 1, 9: -2, 63: 1])
    }

    @Test("the first coefficient is always rounded to the nearest", arguments: [(0.45, nil), (0.55, 1), (-0.55, -1)])
    func mean(level: Double, expected: Int?) {
        #expect(Self.rounded([0: level])[0] == expected)
    }

    @Test("a weak coefficient is kept beside another and dropped behind a long run")
    func runs() {
        let strong = [1: 6.0, 2: -5, 3: 4]
        #expect(Self.rounded(strong.merging([4: 0.75]) { $1 })[4] == 1)
        #expect(Self.rounded(strong.merging([60: 0.75]) { $1 })[60] == nil)
        #expect(Self.rounded(strong.merging([60: -0.95]) { $1 })[60] == -1)
        // One kept for itself pays the way of the next.
        #expect(Self.rounded(strong.merging([40: 0.75]) { $1 })[40] == nil)
        #expect(Self.rounded(strong.merging([39: 1, 40: 0.75]) { $1 })[40] == 1)
    }

    @Test("where little is going on, less is dropped")
    func quiet() {
        #expect(Self.rounded([20: 0.75]) == [20: 1])
        #expect(Self.rounded([1: 6, 2: -5, 3: 4, 20: 0.75])[20] == nil)
    }

    @Test("a step that takes one bit more is saved where hardly more than half of it is there")
    func lowered() {
        let strong = [1: 6.0, 2: -5, 3: 4]
        #expect(Self.rounded(strong.merging([5: 1.54]) { $1 })[5] == 1)
        #expect(Self.rounded(strong.merging([5: 1.6]) { $1 })[5] == 2)
        #expect(Self.rounded(strong.merging([5: 2.54]) { $1 })[5] == 3)
    }

    @Test("the choice costs less than every other, tried out")
    func cheapest() {
        var dice: UInt32 = 5
        for _ in 0..<50 {
            var levels: [Int: Double] = [:]
            for place in [1, 2, 3, 7, 8, 20, 21, 40] {
                dice = dice &* 1_664_525 &+ 1_013_904_223
                levels[place] = 0.6 + Double(dice >> 16) / 65_536
            }
            let energy = levels.values.reduce(0) { $0 + $1 * $1 }
            let price = 0.06 * energy / (energy + 5)
            func cost(_ choice: [Int: Int]) -> Double {
                var (sum, last) = (0.0, 0)
                for (place, level) in levels.sorted(by: { $0.key < $1.key }) {
                    let kept = choice[place] ?? 0
                    sum += (level - Double(kept)) * (level - Double(kept))
                    guard kept > 0 else { continue }
                    sum += price * (1 + 2 * (kept == 1 ? 1 : 2) + 2 * log2(Double(place - last)))
                    last = place
                }
                return sum
            }
            let found = Self.rounded(levels)
            let places = levels.keys.sorted()
            let best =
                (0..<256).map { mask in
                    let kept = places.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element)
                    return cost(Dictionary(uniqueKeysWithValues: kept.map { ($0, found[$0] ?? 1) }))
                }.min() ?? 0
            #expect(cost(found) <= best + 0.01)
        }
    }
}
