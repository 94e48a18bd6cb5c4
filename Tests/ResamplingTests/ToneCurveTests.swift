import Glibc
import Resampling
import Testing

@Suite("Tone curves")
struct ToneCurveTests {
    private static func gamma(_ exponent: Double) -> ToneCurve {
        ToneCurve(linear: (0...255).map { Float(pow(Double($0) / 255, exponent)) })
    }

    @Test(
        "every code comes back as itself",
        arguments: [.sRGB, .identity, gamma(1.8), gamma(2.2), gamma(2.6)] as [ToneCurve]
    )
    func roundTrip(curve: ToneCurve) {
        for code in UInt8.min...UInt8.max {
            let picture = Pictures.made(6, 6, bands: 1) { _, _, _ in code }
            #expect(Pictures.shrunk(picture, by: 3, curve: curve).samples == [code, code, code, code])
            #expect(picture.resized(width: 2, height: 1, curve: curve).samples == [code, code])
        }
    }

    @Test("sRGB is the curve of its standard")
    func standard() {
        #expect(ToneCurve.sRGB.linear[0] == 0)
        #expect(ToneCurve.sRGB.linear[255] == 1)
        for code in UInt8.min...UInt8.max {
            #expect(abs(Double(ToneCurve.sRGB.linear[Int(code)]) - Reference.light(code)) < 1e-7)
        }
    }

    @Test("light between two codes becomes the nearer one")
    func nearest() {
        // Three of four pixels, or one of four: nearer to the first or to the second code.
        for code in UInt8.min..<UInt8.max {
            let more = Pictures.made(2, 2, bands: 1) { x, y, _ in x == 1 && y == 1 ? code + 1 : code }
            let less = Pictures.made(2, 2, bands: 1) { x, y, _ in x == 1 && y == 1 ? code : code + 1 }
            #expect(Pictures.shrunk(more, by: 2).samples == [code])
            #expect(Pictures.shrunk(less, by: 2).samples == [code + 1])
        }
    }

    @Test("light halfway between two codes becomes the even one, so that it is not brighter on the whole")
    func halfway() {
        for code in UInt8.min..<UInt8.max {
            let picture = Pictures.made(2, 2, bands: 1) { x, y, _ in code + UInt8((x + y) % 2) }
            #expect(Pictures.shrunk(picture, by: 2).samples == [code % 2 == 0 ? code : code + 1])
        }
    }

    @Test("values that fall or leave 0...1 are brought back")
    func broken() {
        var values = (0...255).map { Float($0) / 200 - 0.1 }
        values[100] = .nan
        values[150] = 0
        let linear = ToneCurve(linear: values).linear
        #expect(linear.allSatisfy { 0...1 ~= $0 })
        #expect(zip(linear, linear.dropFirst()).allSatisfy { $0 <= $1 })
    }
}
