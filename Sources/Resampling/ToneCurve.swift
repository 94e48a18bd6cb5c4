import Glibc

/// How an encoded 8-bit sample relates to light.
public struct ToneCurve: Sendable {
    /// The light of each code, 256 values of 0...1 that never fall.
    public let linear: [Float]

    /// Where code `c` ends and `c + 1` begins, halfway in light, by its bit pattern; infinity at the end.
    ///
    /// What is nearly halfway, as every third mean of four pixels of a clear sky is, goes to the even code. The light
    /// of pixels that differ a little is a little more than halfway, so the nearer code would always be the brighter
    /// one, and dark photos would become brighter by up to 0.17 %.
    let limits: [Int32]
    /// For each step of light the lowest code in it; no more than two codes meet in one step.
    let codes: [UInt8]

    /// The curve of sRGB, IEC 61966-2-1.
    public static let sRGB = ToneCurve(
        linear: (0...255).map { code in
            let value = Double(code) / 255
            return Float(value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
        }
    )

    /// Samples are averaged as they are, for inks and for data that is not light.
    public static let identity = ToneCurve(linear: (0...255).map { Float($0) / 255 })

    /// A curve by the light of each of the 256 codes; what leaves 0...1 or falls is brought to its nearest neighbour.
    public init(linear: [Float]) {
        precondition(linear.count == 256, "a tone curve has 256 values")
        var highest: Float = 0
        let rising = linear.map { value in
            if value > highest { highest = min(value, 1) }
            return highest
        }
        let limits =
            (0..<255).map { Self.limit(between: rising[$0], and: rising[$0 + 1], even: $0 % 2 == 0) } + [.infinity]
        var code = 0
        codes = (0..<Step.count).map { step in
            while limits[code] <= Step.start(of: step) { code += 1 }
            return UInt8(code)
        }
        self.linear = rising
        self.limits = limits.map { Int32(bitPattern: $0.bitPattern) }
    }

    /// Halfway between the light of a code and of the next one, and a twentieth beyond, so that the even code takes it.
    private static func limit(between one: Float, and next: Float, even: Bool) -> Float {
        one + (next - one) * (even ? 0.55 : 0.45)
    }

    /// Steps of light as floating point divides it, 1,024 an octave: dark codes have as many of them as bright ones.
    enum Step {
        private static let shift: Int32 = 13
        private static let octaves = 24
        private static let darkest = bits(Float(sign: .plus, exponent: -octaves, significand: 1))
        private static let brightest = bits(1)
        static let count = octaves * 1024 + 1

        /// The step of a value, by its bit pattern; the first takes all that is darker, the last what is brighter.
        @inline(__always)
        static func of(_ bits: Int32) -> Int {
            Int((min(max(bits, darkest), brightest) &- darkest) &>> shift)
        }

        static func start(of step: Int) -> Float {
            step == 0 ? 0 : Float(bitPattern: UInt32(bitPattern: Int32(step) << shift + darkest))
        }

        private static func bits(_ value: Float) -> Int32 { Int32(bitPattern: value.bitPattern) }
    }
}
