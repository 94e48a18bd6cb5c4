/// Numbers and tags in the bytes of a colour profile (ICC.1:2022, 4 and 7.3), big-endian; nil past the end.
enum ICCNumbers {
    /// The offsets of the tags; of more than a hundred, which no profile has, the first hundred.
    static func tags(of profile: [UInt8]) -> [String: Int] {
        let count = min(number(profile, at: 128, bytes: 4) ?? 0, 100)
        var result: [String: Int] = [:]
        for index in 0..<count {
            let entry = 132 + 12 * index
            guard entry + 12 <= profile.count, let offset = number(profile, at: entry + 4, bytes: 4) else { break }
            result[String(decoding: profile[entry..<entry + 4], as: UTF8.self)] = offset
        }
        return result
    }

    /// Numbers of 16 bits before and 16 after the point.
    static func fixed(_ profile: [UInt8], at offset: Int, count: Int) -> [Double]? {
        var result: [Double] = []
        for index in 0..<count {
            guard let raw = number(profile, at: offset + 4 * index, bytes: 4) else { return nil }
            result.append(Double(Int32(truncatingIfNeeded: raw)) / 65_536)
        }
        return result
    }

    static func number(_ profile: [UInt8], at offset: Int, bytes: Int) -> Int? {
        guard offset >= 0, offset + bytes <= profile.count else { return nil }
        return profile[offset..<offset + bytes].reduce(0) { $0 << 8 | Int($1) }
    }
}
