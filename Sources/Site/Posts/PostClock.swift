extension PostDate {
    /// Seconds that the tokens behind a day add to it: the time of day less the zone's offset; nil for what is no time.
    static func clock(of tokens: [[UInt8]]) -> Double? {
        guard let first = tokens.first else { return 0 }
        let zoneStart = first.firstIndex { "+-Zz".utf8.contains($0) } ?? first.endIndex
        guard let time = timeOfDay(first[..<zoneStart]) else { return nil }
        var seconds = time
        var rest = tokens.dropFirst().map { $0 }
        if zoneStart < first.endIndex { rest.insert(Array(first[zoneStart...]), at: 0) }
        if let half = rest.first.map({ String(bytes: $0).lowercased() }), half == "am" || half == "pm" {
            let isPastNoon = seconds >= 43_200
            seconds += half == "pm" ? (isPastNoon ? 0 : 43_200) : (isPastNoon ? -43_200 : 0)
            rest.removeFirst()
        }
        // A zone that is not known is taken as UTC: an hour's error in the order of posts does no harm.
        return seconds - (rest.first.flatMap(offset(of:)) ?? 0)
    }

    /// Seconds since midnight of `H:MM`, `HH:MM:SS` or `HH:MM:SS.fff`.
    private static func timeOfDay(_ text: ArraySlice<UInt8>) -> Double? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0], 1...2), let minute = number(parts[1], 1...2),
            hour <= 24, minute < 60
        else { return nil }
        guard parts.count == 3 else { return Double(hour * 3_600 + minute * 60) }
        let pieces = parts[2].split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let second = number(pieces[0], 1...2), second <= 60 else { return nil }
        let digits = pieces.count > 1 ? pieces[1].prefix(9) : []
        guard digits.allSatisfy(isDigit) else { return nil }
        let fraction = digits.reversed().reduce(0.0) { ($0 + Double($1 - UInt8(ascii: "0"))) / 10 }
        return Double(hour * 3_600 + minute * 60 + second) + fraction
    }

    /// Seconds east of Greenwich of `+09:00`, `-0500`, `+9`, `Z` or a zone's common name.
    private static func offset(of zone: [UInt8]) -> Double? {
        guard let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
            return names[String(bytes: zone).uppercased()].map { $0 * 3_600 }
        }
        let digits = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard let value = number(digits, 1...4) else { return nil }
        let minutes = digits.count > 2 ? value / 100 * 60 + value % 100 : value * 60
        return Double(sign == UInt8(ascii: "-") ? -minutes : minutes) * 60
    }

    /// Hours east of Greenwich of the zones that Ruby's `Time.parse` knows by name, and a few more.
    private static let names: [String: Double] = [
        "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
        "PDT": -7, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "IST": 5.5, "JST": 9, "KST": 9, "AEST": 10,
        "AEDT": 11,
    ]
}
