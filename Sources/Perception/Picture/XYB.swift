import Glibc

/// The XYB colour space of JPEG XL, as SSIMULACRA2 shifts and stretches it into about 0…1.
///
/// Linear red, green and blue are mixed to what the eye's long, middle and short cones take up, and each is compressed
/// by a cube root. X is then long against middle, Y their mean, B short less Y. Matrix and bias are those of JPEG XL
/// (ISO/IEC 18181-1, annex on XYB), the shifts (X * 14 + 0.42, Y + 0.01, B - Y + 0.55) those of `ssimulacra2`.
enum XYB {
    static let bias: Float = 0.003_793_073_255_275_449_3
    static let biasRoot = cbrtf(bias)
    /// How much the short cones take up of red and of green; the rest is blue.
    static let shortRed: Float = 0.243_422_689_245_478_19
    static let shortGreen: Float = 0.204_767_444_244_968_21

    /// Converts one row of red, green and blue into those of X, Y and B that are asked for.
    static func convert(_ linear: Row, stride: Int, width: Int, x: Row?, y: Row?, b: Row?) {
        let (red, green, blue) = (linear, linear + stride, linear + 2 * stride)
        let lift = 0.01 - biasRoot
        var i = 0
        while i < width {
            let (r, g, blue) = (red.vector(at: i), green.vector(at: i), blue.vector(at: i))
            let shared = blue * 0.078 + bias
            let long = cubeRoot(r * 0.3 + g * 0.622 + shared)
            let middle = cubeRoot(r * 0.23 + g * 0.692 + shared)
            let mean = (long + middle) * 0.5
            if let x { x.set((long - middle) * 7 + 0.42, at: i) }
            if let y { y.set(mean + lift, at: i) }
            if let b {
                let short = r * shortRed + g * shortGreen + blue * (1 - shortRed - shortGreen)
                b.set(cubeRoot(short + bias) - mean + 0.55, at: i)
            }
            i += Vector.scalarCount
        }
    }

    /// Cube roots of numbers from 0.003 to 2, to about 2e-7 of their size.
    ///
    /// The bits of a float are nearly its logarithm, so a third of them, taken from a constant, begins 1 / ∛x to some
    /// per cent; the series of (1 - e)^(-1/3), e = 1 - x r³, then takes two steps, the last on x r² = ∛x itself.
    @inline(__always)
    static func cubeRoot(_ x: Vector) -> Vector {
        let bits = unsafeBitCast(x, to: SIMD8<UInt32>.self)
        let fraction = (bits &>> 2) &+ (bits &>> 4)
        let third = fraction &+ (fraction &>> 4)
        var r = unsafeBitCast(0x5486_0000 &- third, to: Vector.self)
        let e = 1 - x * r * (r * r)
        r += r * e * (1.0 / 3 + e * (2.0 / 9 + e * (14.0 / 81)))
        let root = x * r * r
        let rest = 1 - root * r
        return root + root * rest * (2.0 / 3 + rest * (5.0 / 9))
    }
}
