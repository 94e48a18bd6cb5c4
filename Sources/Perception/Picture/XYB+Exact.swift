import Glibc

extension XYB {
    /// Converts one row like `convert`, with each operation rounded as libjxl rounds it.
    static func convertExactly(_ linear: Row, stride: Int, width: Int, x: Row?, y: Row?, b: Row?) {
        var i = 0
        while i < width {
            let light = (
                linear.narrow(at: i), (linear + stride).narrow(at: i), (linear + 2 * stride).narrow(at: i)
            )
            let long = cone(light, 0.3, 1 - 0.078 - 0.3, 0.078)
            let middle = cone(light, 0.23, 1 - 0.078 - 0.23, 0.078)
            let mean = (long + middle) * 0.5
            if let x { x.set((long - middle) * 0.5 * 14 + 0.42, at: i) }
            if let y { y.set(mean + 0.01, at: i) }
            if let b {
                let short = cone(light, shortRed, shortGreen, 1 - shortRed - shortGreen)
                b.set(short - mean + 0.55, at: i)
            }
            i += Narrow.scalarCount
        }
    }

    @inline(__always)
    private static func cone(_ light: (Narrow, Narrow, Narrow), _ r: Float, _ g: Float, _ b: Float) -> Narrow {
        let blue = light.2.fused(Narrow(repeating: b), Narrow(repeating: bias))
        let rest = light.1.fused(Narrow(repeating: g), blue)
        return root(light.0.fused(Narrow(repeating: r), rest))
    }

    /// The cube root, less that of the bias: four steps of Newton towards 1 / ∛x, as `CubeRootAndAdd` of libjxl.
    @inline(__always)
    private static func root(_ x: Narrow) -> Narrow {
        let exponent = unsafeBitCast(x, to: SIMD4<Int32>.self) &>> 23
        var r = unsafeBitCast(0x5480_0000 &- exponent &* 0x002A_AAAA, to: Narrow.self)
        let third = x * (-1 / 3)
        for _ in 0..<3 {
            let square = r * r
            r = third.fused(square * square, r * (4 / 3))
        }
        let square = r * r
        r = (-x).fused(square * square, r).fused(Narrow(repeating: 1 / 3), r)
        return (r * r).fused(x, Narrow(repeating: -biasRoot))
    }
}
