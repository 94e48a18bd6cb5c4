import Glibc

/// One kind of the eye's light receptors: how much it takes up of each colour.
///
/// Its response is the cube root of what it takes up and a bias, less the cube root of the bias. The loops are written
/// pixel by pixel, which compilers turn into vectors better than such long formulas on vectors.
struct Cone {
    let red: Float, green: Float, blue: Float

    private let bias: Float = 0.003_793_073_255_275_449_3

    /// The responses to a row, to about 2e-7 of their size.
    func respond(_ r: Row, _ g: Row, _ b: Row, into out: Row, width: Int) {
        let root = cbrtf(bias)
        for i in 0..<width {
            let light = red * r[i] + green * g[i] + (blue * b[i] + bias)
            out[i] = Self.cubeRoot(light) - root
        }
    }

    /// The cube root of a number from 0.003 to 2.
    ///
    /// The bits of a float are nearly its logarithm, so a third of them, taken from a constant, begins 1 / ∛x to some
    /// per cent; the series of (1 - e)^(-1/3), e = 1 - x r³, then takes one step, and Newton one on x r² = ∛x itself.
    @inline(__always)
    static func cubeRoot(_ x: Float) -> Float {
        let fraction = (x.bitPattern &>> 2) &+ (x.bitPattern &>> 4)
        let start = Float(bitPattern: 0x5486_0000 &- (fraction &+ (fraction &>> 4)))
        let e = 1 - x * start * (start * start)
        let r = start + start * e * (1 / 3 + e * (2 / 9 + e * (14 / 81)))
        let root = x * r * r
        return root + root * (1 - root * r) * (2 / 3)
    }

    /// The responses to a row with each operation rounded as in libjxl, which fuses them.
    func respondExactly(_ r: Row, _ g: Row, _ b: Row, into out: Row, width: Int) {
        let root = cbrtf(bias)
        for i in 0..<width {
            let light = Self.fused(red, r[i], Self.fused(green, g[i], Self.fused(blue, b[i], bias)))
            out[i] = Self.exactCubeRoot(light, less: root)
        }
    }

    /// The cube root less a number: four steps of Newton towards 1 / ∛x, as `CubeRootAndAdd` of libjxl.
    @inline(__always)
    private static func exactCubeRoot(_ x: Float, less number: Float) -> Float {
        var r = Float(bitPattern: 0x5480_0000 &- (x.bitPattern &>> 23) &* 0x002A_AAAA)
        let third = x * (-1 / 3)
        r = fused(third, (r * r) * (r * r), r * (4 / 3))
        r = fused(third, (r * r) * (r * r), r * (4 / 3))
        r = fused(third, (r * r) * (r * r), r * (4 / 3))
        r = fused(1 / 3, fused(-x, (r * r) * (r * r), r), r)
        return fused(r * r, x, -number)
    }

    /// A product and a sum, rounded once: the product of two single numbers is exact in double precision.
    @inline(__always)
    private static func fused(_ a: Float, _ b: Float, _ c: Float) -> Float { Float(Double(a) * Double(b) + Double(c)) }
}
