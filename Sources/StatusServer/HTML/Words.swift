import Foundation

/// Numbers, lengths and times as people read them.
enum Words {
    /// A number with marks between its thousands: `20,000`.
    static func number(_ number: Int) -> String { number.formatted(.number.locale(locale)) }

    /// A number of things: `1 picture`, `20,000 pictures`.
    static func count(_ count: Int, _ thing: String) -> String { "\(number(count)) \(thing)\(count == 1 ? "" : "s")" }

    /// A length: `312 kB`, `4.6 MB`.
    static func bytes(_ bytes: Int) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var (value, unit) = (Double(bytes), 0)
        while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        let digits = unit > 1 && value < 99.95 ? 1 : 0
        return "\(value.formatted(.number.precision(.fractionLength(digits)).locale(locale))) \(units[unit])"
    }

    /// A share of a whole: `72 %`.
    static func percent(_ part: Double, of whole: Double) -> String {
        whole > 0 ? "\(Int((part / whole * 100).rounded())) %" : "0 %"
    }

    /// How much less a length is than another, `72 % less`, or how much more; nothing that is left is 100 % less.
    static func saving(_ bytes: Int, beside original: Int) -> String {
        guard bytes <= original else { return "\(percent(Double(bytes - original), of: Double(original))) more" }
        let saved = bytes > 0 ? min(Double(original - bytes), Double(original) * 0.99) : Double(original)
        return "\(percent(saved, of: Double(original))) less"
    }

    /// A span of time, at most two units: `4 s`, `3 min`, `2 h 5 min`.
    static func time(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        switch whole {
        case ..<60: return "\(whole) s"
        case ..<3600: return "\(whole / 60) min" + (whole < 600 && whole % 60 > 0 ? " \(whole % 60) s" : "")
        case ..<86_400: return "\(whole / 3600) h" + (whole % 3600 >= 60 ? " \(whole % 3600 / 60) min" : "")
        default: return "\(whole / 86_400) d" + (whole % 86_400 >= 3600 ? " \(whole % 86_400 / 3600) h" : "")
        }
    }

    /// A moment, as the machine's own clock shows it, with what programs read.
    static func moment(_ date: Date) -> HTML {
        let style = Date.VerbatimFormatStyle(
            format: "\(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
            timeZone: .current,
            calendar: Calendar(identifier: .gregorian)
        )
        let isToday = Calendar.current.isDateInToday(date)
        let day = isToday ? "" : date.formatted(.iso8601.year().month().day()) + " "
        return "<time datetime=\"\(date.formatted(.iso8601))\">\(day)\(date.formatted(style))</time>"
    }

    /// The last part of a path.
    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// A path with a query, as it stands in a link.
    static func link(_ path: String, _ query: [(String, String)]) -> String {
        path + "?"
            + query.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: plain) ?? "")" }.joined(
                separator: "&"
            )
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"
    )
    private static let locale = Locale(identifier: "en_US")
}
