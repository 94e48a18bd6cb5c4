/// Numbers that may carry a unit.
enum UnitScale: Hashable, CaseIterable {
    /// Bytes: `KB`, `MB`, `GB`, each a thousand of the one before.
    case bytes
    /// Pixels: `MP`, a million.
    case pixels
    /// A width or a height in pixels, or frames, without a unit.
    case count
    /// Seconds: `s`, `m`, `h`.
    case seconds
    /// Seconds that always have a unit: `s`, `m`, `h`, `d`.
    case grace

    /// Each unit's value; the empty one stands for a bare number, where those are allowed.
    var units: [String: Int] {
        switch self {
        case .bytes: ["": 1, "B": 1, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000]
        case .pixels: ["": 1, "MP": 1_000_000]
        case .count: ["": 1]
        case .seconds: ["": 1, "s": 1, "m": 60, "h": 3600]
        case .grace: ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        }
    }

    /// What is allowed, for messages.
    var expectation: String {
        switch self {
        case .bytes: "a size from 1 B to 1000 GB, as 200MB"
        case .pixels: "a number of pixels from 1 to 100000 MP, as 200MP"
        case .count: "a number from 1 to 10000000"
        case .seconds: "a time from 1 second to 24 hours, as 120s or 2m"
        case .grace: "a time from 0s to 3650d, as 30d or 12h"
        }
    }

    /// The values that make sense: the bounds keep arithmetic on them far from overflow.
    var range: ClosedRange<Int> {
        switch self {
        case .bytes: 1...1_000_000_000_000
        case .pixels: 1...100_000_000_000
        case .count: 1...10_000_000
        case .seconds: 1...86_400
        case .grace: 0...3650 * 86_400
        }
    }

    /// The value of a text in the smallest unit; nil where it is none, or out of range.
    func value(of text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        guard let count = Int(digits), let factor = units[String(unit)] else { return nil }
        let (value, overflow) = count.multipliedReportingOverflow(by: factor)
        return overflow || !range.contains(value) ? nil : value
    }
}

extension YAMLField {
    /// A whole number with or without one of a scale's units, in its smallest unit.
    func quantity(_ scale: UnitScale, problems: inout ProblemList) -> Int? {
        guard let value = scalarText.flatMap(scale.value) else {
            refuse(expected: "\(scale.expectation),", problems: &problems)
            return nil
        }
        return value
    }
}
