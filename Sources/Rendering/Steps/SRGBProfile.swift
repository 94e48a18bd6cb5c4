import Glibc

/// Telling sRGB profiles from others, because converting sRGB to sRGB costs more than all the rest of a small picture.
enum SRGBProfile {
    /// The primaries of sRGB adapted to D50, as X, Y, Z of red, green, blue (IEC 61966-2-1, ICC's sRGB profile).
    private static let primaries: [(tag: String, xyz: [Double])] = [
        ("rXYZ", [0.4361, 0.2225, 0.0139]), ("gXYZ", [0.3851, 0.7169, 0.0971]), ("bXYZ", [0.1431, 0.0606, 0.7141]),
    ]

    /// Whether a profile describes sRGB: a matrix of its primaries and its tone curve, whatever its name.
    static func matches(_ profile: [UInt8]) -> Bool {
        guard profile.count >= 132, profile.holds("RGB ", at: 16), profile.holds("XYZ ", at: 20) else { return false }
        let tags = tags(of: profile)
        // A lookup table would take precedence over the matrix.
        guard tags["A2B0"] == nil, tags["A2B1"] == nil else { return false }
        for (tag, expected) in primaries {
            guard let offset = tags[tag], let found = fixed(profile, at: offset + 8, count: 3),
                zip(found, expected).allSatisfy({ abs($0 - $1) < 0.0015 })
            else { return false }
        }
        return ["rTRC", "gTRC", "bTRC"].allSatisfy { tags[$0].map { isSRGBCurve(profile, at: $0) } ?? false }
    }

    /// Parametric curves of types 3 and 4, and tables from the 26 points of the compact profiles on (ICC.1, 10.6, 10.18).
    private static func isSRGBCurve(_ profile: [UInt8], at offset: Int) -> Bool {
        let kind = number(profile, at: offset + 8, bytes: 2)
        if profile.holds("para", at: offset), kind == 3 || kind == 4 {
            let expected = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] + (kind == 4 ? [0, 0] : [])
            guard let found = fixed(profile, at: offset + 12, count: expected.count) else { return false }
            return zip(found, expected).allSatisfy { abs($0 - $1) < 0.001 }
        }
        guard profile.holds("curv", at: offset), let count = number(profile, at: offset + 8, bytes: 4),
            (26...4096).contains(count)
        else { return false }
        return (0..<count).allSatisfy { index in
            guard let value = number(profile, at: offset + 12 + 2 * index, bytes: 2) else { return false }
            return abs(Double(value) / 65_535 - linear(Double(index) / Double(count - 1))) < 0.002
        }
    }

    /// The sRGB transfer function of IEC 61966-2-1, from encoded to linear, both 0…1.
    private static func linear(_ encoded: Double) -> Double {
        encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4)
    }

    private static func tags(of profile: [UInt8]) -> [String: Int] {
        let count = min(number(profile, at: 128, bytes: 4) ?? 0, 100)
        var result: [String: Int] = [:]
        for index in 0..<count {
            let entry = 132 + 12 * index
            guard entry + 12 <= profile.count, let offset = number(profile, at: entry + 4, bytes: 4) else { break }
            result[String(decoding: profile[entry..<entry + 4], as: UTF8.self)] = offset
        }
        return result
    }

    private static func fixed(_ profile: [UInt8], at offset: Int, count: Int) -> [Double]? {
        var result: [Double] = []
        for index in 0..<count {
            guard let raw = number(profile, at: offset + 4 * index, bytes: 4) else { return nil }
            result.append(Double(Int32(truncatingIfNeeded: raw)) / 65_536)
        }
        return result
    }

    private static func number(_ profile: [UInt8], at offset: Int, bytes: Int) -> Int? {
        guard offset >= 0, offset + bytes <= profile.count else { return nil }
        return profile[offset..<offset + bytes].reduce(0) { $0 << 8 | Int($1) }
    }
}
