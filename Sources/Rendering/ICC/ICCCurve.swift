import Glibc

/// A tone curve of a colour profile, from encoded samples to light, both 0…1 (ICC.1:2022, 10.6 and 10.18).
enum ICCCurve {
    /// `x` to a power.
    case gamma(Double)
    /// Values at equal distances.
    case table([Double])
    /// `(a x + b)^g + e` from `d` on, `c x + f` below.
    case parametric(g: Double, a: Double, b: Double, c: Double, d: Double, e: Double, f: Double)

    /// Reads the curve at an offset of a profile; nil where none stands there that is whole.
    init?(_ bytes: [UInt8], at offset: Int) {
        if bytes.holds("curv", at: max(0, offset)) {
            guard let count = ICCNumbers.number(bytes, at: offset + 8, bytes: 4), count <= 4096 else { return nil }
            var values: [Double] = []
            for index in 0..<count {
                guard let value = ICCNumbers.number(bytes, at: offset + 12 + 2 * index, bytes: 2) else { return nil }
                values.append(Double(value))
            }
            switch count {
            case 0: self = .gamma(1)
            case 1: self = .gamma(values[0] / 256)
            default: self = .table(values.map { $0 / 65_535 })
            }
        } else if bytes.holds("para", at: max(0, offset)) {
            guard let kind = ICCNumbers.number(bytes, at: offset + 8, bytes: 2), kind < 5,
                let p = ICCNumbers.fixed(bytes, at: offset + 12, count: [1, 3, 4, 5, 7][kind])
            else { return nil }
            self = Self.parametric(kind, p)
        } else {
            return nil
        }
    }

    /// The light of an encoded sample, both 0…1.
    func linear(_ x: Double) -> Double {
        switch self {
        case .gamma(let gamma): pow(x, gamma)
        case .table(let values): Self.interpolated(values, at: x)
        case .parametric(let g, let a, let b, let c, let d, let e, let f):
            x >= d ? pow(max(0, a * x + b), g) + e : c * x + f
        }
    }

    /// Whether it is sRGB's curve, to a difference that no 8-bit sample shows.
    var isSRGB: Bool {
        // Compact profiles sample the curve coarsely; between few points it would not be sRGB's any more.
        if case .table(let values) = self, values.count < 26 { return false }
        return (0...64).allSatisfy { abs(linear(Double($0) / 64) - Self.sRGB(Double($0) / 64)) < 0.002 }
    }

    /// The sRGB transfer function of IEC 61966-2-1, from encoded to linear, both 0…1.
    private static func sRGB(_ encoded: Double) -> Double {
        encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4)
    }

    private static func parametric(_ kind: Int, _ p: [Double]) -> ICCCurve {
        switch kind {
        case 0: .gamma(p[0])
        case 1: .parametric(g: p[0], a: p[1], b: p[2], c: 0, d: p[1] == 0 ? 0 : -p[2] / p[1], e: 0, f: 0)
        case 2: .parametric(g: p[0], a: p[1], b: p[2], c: 0, d: p[1] == 0 ? 0 : -p[2] / p[1], e: p[3], f: p[3])
        case 3: .parametric(g: p[0], a: p[1], b: p[2], c: p[3], d: p[4], e: 0, f: 0)
        default: .parametric(g: p[0], a: p[1], b: p[2], c: p[3], d: p[4], e: p[5], f: p[6])
        }
    }

    private static func interpolated(_ values: [Double], at x: Double) -> Double {
        let place = x * Double(values.count - 1)
        let lower = min(Int(place), values.count - 2)
        return values[lower] + (values[lower + 1] - values[lower]) * (place - Double(lower))
    }
}
