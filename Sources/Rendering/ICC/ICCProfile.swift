import Resampling

/// The few things of a colour profile that decide how pixels are averaged and whether they must be converted at all.
struct ICCProfile {
    /// The primaries of sRGB adapted to D50, as X, Y, Z of red, green, blue (IEC 61966-2-1, ICC's sRGB profile).
    private static let primaries: [(tag: String, xyz: [Double])] = [
        ("rXYZ", [0.4361, 0.2225, 0.0139]), ("gXYZ", [0.3851, 0.7169, 0.0971]), ("bXYZ", [0.1431, 0.0606, 0.7141]),
    ]

    private let bytes: [UInt8]
    private let tags: [String: Int]

    /// Takes in a profile; nil where it is too short to be one.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 132 else { return nil }
        self.bytes = bytes
        tags = ICCNumbers.tags(of: bytes)
    }

    /// Whether it describes sRGB, by a matrix of its primaries and its tone curve, whatever its name.
    ///
    /// Converting sRGB to sRGB would cost more than all the rest of a small picture.
    var isSRGB: Bool {
        guard isMatrixOfRGB else { return false }
        for (tag, expected) in Self.primaries {
            guard let offset = tags[tag], let found = ICCNumbers.fixed(bytes, at: offset + 8, count: 3),
                zip(found, expected).allSatisfy({ abs($0 - $1) < 0.0015 })
            else { return false }
        }
        return ["rTRC", "gTRC", "bTRC"].allSatisfy { curve(of: $0)?.isSRGB ?? false }
    }

    /// How encoded samples relate to light; nil where a table decides that and not a curve, or where it is sRGB's.
    ///
    /// The curve of green is taken for all three, since profiles of real devices and spaces have them alike.
    var toneCurve: ToneCurve? {
        guard let curve = isMatrixOfRGB ? curve(of: "gTRC") : isGrey ? curve(of: "kTRC") : nil, !curve.isSRGB else {
            return nil
        }
        let linear = (0...255).map { Float(curve.linear(Double($0) / 255)) }
        let isRising = zip(linear, linear.dropFirst()).allSatisfy { $0 < $1 }
        return isRising && linear[0] >= 0 && linear[255] <= 1.001 ? ToneCurve(linear: linear) : nil
    }

    /// A lookup table would take precedence over the matrix.
    private var isMatrixOfRGB: Bool {
        bytes.holds("RGB ", at: 16) && bytes.holds("XYZ ", at: 20) && tags["A2B0"] == nil && tags["A2B1"] == nil
    }

    private var isGrey: Bool { bytes.holds("GRAY", at: 16) && tags["A2B0"] == nil }

    private func curve(of tag: String) -> ICCCurve? { tags[tag].flatMap { ICCCurve(bytes, at: $0) } }
}
