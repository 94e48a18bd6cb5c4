import Glibc
import Testing

@testable import Perception

@Suite("Parts of the metric")
struct PartsTests {
    @Test("the quick cube root is one")
    func cubeRoot() {
        for i in 1...4000 {
            let x = Float(i) * 0.0005 + 0.0025
            #expect(abs(Cone.cubeRoot(x) / cbrtf(x) - 1) < 4e-7, "\(x)")
        }
    }

    @Test("the table of linear light is that of sRGB")
    func linear() {
        for (value, light) in SRGB.linear.enumerated() {
            let encoded = Double(value) / 255
            let exact = encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4)
            #expect(abs(Double(light) - exact) < 1e-6, "\(value)")
        }
    }

    @Test("the blur's weights sum to one, and have the variance of its Gaussian")
    func taps() {
        let taps = Gaussian.standard.taps
        let all = taps.dropFirst().reversed() + taps
        #expect(abs(all.reduce(0, +) - 1) < 1e-6)
        let variance = zip(-4...4, all).map { Float($0 * $0) * $1 }.reduce(0, +)
        #expect(abs(variance - 2.25) < 0.001)
    }

    @Test("both ways to blur agree but for rounding", arguments: [1, 3, 8, 13, 30], [1, 4, 7, 20])
    func blurs(width: Int, height: Int) {
        let recursive = blurred(by: RecursiveBlur.self, width: width, height: height)
        let weighed = blurred(by: WeighingBlur.self, width: width, height: height)
        for (a, b) in zip(recursive, weighed) { #expect(abs(a - b) < 1e-5) }
        #expect(recursive.contains { $0 > 0.001 })
    }

    private func blurred<Blur: RowBlur & ~Copyable>(by filter: Blur.Type, width: Int, height: Int) -> [Float] {
        let length = (width / 8 + 1) * 8
        let blur = Blur(height: height, length: length)
        let rows = Rows(count: 2, length: length + 32)
        var result: [Float] = []
        for y in 0..<height + Gaussian.reach {
            if y < height {
                for x in 0..<width { rows[0][16 + x] = Float((x * 7 + y * 3) % 11 + 1) / 10 }
                blur.add(rows[0] + 16, width: width, y: y, at: 0)
            }
            guard y >= Gaussian.reach else { continue }
            blur.blurred(y - Gaussian.reach, into: rows[1])
            result += (0..<width).map { rows[1][$0] }
        }
        return result
    }

    @Test("a picture has six scales where it is large enough, and a last one with a side below 8 pixels otherwise")
    func scales() {
        func sizes(_ width: Int, _ height: Int) -> [Size] {
            ScaleLayout.all(of: Size(width: width, height: height)).map(\.size)
        }
        // The sixth scale has no weight.
        #expect(sizes(1000, 601).map(\.height) == [601, 301, 151, 76, 38])
        #expect(sizes(31, 21).map(\.height) == [21, 11, 6])
        #expect(sizes(8, 8).last == Size(width: 4, height: 4))
    }
}
