import Foundation

/// Dates of posts as people write them; without a zone they are UTC, so that every machine sorts posts alike.
enum PostDate {
    /// Reads the `date` of front matter: ISO 8601 with or without time and zone, or with the month's name.
    static func parse(_ text: String) -> Date? {
        let isTokenByte: (UInt8) -> Bool = { !isBlank($0) && $0 != UInt8(ascii: ",") }
        var tokens = text.utf8.split { !isTokenByte($0) }.map { Array($0) }
        guard tokens.count <= 8, let first = tokens.first else { return nil }
        if let split = first.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "t") }),
            first.first.map(isDigit) == true
        {
            tokens[0] = Array(first[..<split])
            tokens.insert(Array(first[(split + 1)...]), at: 1)
        }
        return calendarDay(of: &tokens).flatMap { day in clock(of: tokens).map { day + $0 } }.map(
            Date.init(unixSeconds:)
        )
    }

    /// Reads the day that begins a file name, as in `2024-09-15-title.md`.
    static func parse(fileName: String) -> Date? {
        let parts = fileName.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let year = number(parts[0], 2...4), let month = number(parts[1], 1...2),
            let day = number(parts[2], 1...2)
        else { return nil }
        return seconds(year: year < 100 ? 2000 + year : year, month: month, day: day).map(Date.init(unixSeconds:))
    }

    /// Takes the day off the front of the tokens, as seconds since 1970.
    private static func calendarDay(of tokens: inout [[UInt8]]) -> Double? {
        guard let first = tokens.first else { return nil }
        let parts = first.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
        if parts.count == 3, let year = number(parts[0], 4...4), let day = number(parts[2], 1...2) {
            guard let month = number(parts[1], 1...2) ?? monthNumber(parts[1]) else { return nil }
            tokens.removeFirst()
            return seconds(year: year, month: month, day: day)
        }
        if parts.count == 3, let day = number(parts[0], 1...2), let month = monthNumber(parts[1]),
            let year = number(parts[2], 4...4)
        {
            tokens.removeFirst()
            return seconds(year: year, month: month, day: day)
        }
        return namedDay(of: &tokens)
    }

    /// Takes `Sun 15 Sep 2024` or `September 15th 2024` off the front of the tokens.
    private static func namedDay(of tokens: inout [[UInt8]]) -> Double? {
        if let first = tokens.first, first.first.map(isDigit) != true, monthNumber(first[...]) == nil {
            tokens.removeFirst()
        }
        guard tokens.count >= 3, let year = number(tokens[2][...], 4...4) else { return nil }
        let monthIsFirst = monthNumber(tokens[0][...]) != nil
        let dayDigits = tokens[monthIsFirst ? 1 : 0].prefix(while: isDigit)
        guard let month = monthNumber(tokens[monthIsFirst ? 0 : 1][...]), let day = number(dayDigits, 1...2) else {
            return nil
        }
        tokens.removeFirst(3)
        return seconds(year: year, month: month, day: day)
    }

    /// Seconds since 1970 of a day's beginning; nil for a day that no calendar has.
    private static func seconds(year: Int, month: Int, day: Int) -> Double? {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
        // Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last of its year.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Double(era * 146_097 + dayOfEra - 719_468) * 86_400
    }

    /// The number of a month by at least the first three letters of its English name.
    private static func monthNumber(_ name: some Collection<UInt8>) -> Int? {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard (3...10).contains(name.count) else { return nil }
        return names.firstIndex(of: String(bytes: name).lowercased().prefix(3).description).map { $0 + 1 }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The number that some digits write, when there are as many as allowed.
    static func number(_ digits: some Collection<UInt8>, _ lengths: ClosedRange<Int>) -> Int? {
        guard lengths.contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}

extension Date {
    init(unixSeconds: Double) {
        self.init(timeIntervalSince1970: unixSeconds)
    }
}
