import Foundation

/// Numbers as people read them.
enum Wording {
    /// A length as `310 kB` or `1.2 MB`, in powers of a thousand.
    static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1000: "\(count) B"
        case ..<100_000: String(format: "%.1f kB", Double(count) / 1e3)
        case ..<1_000_000: "\(count / 1000) kB"
        case ..<1_000_000_000: String(format: "%.1f MB", Double(count) / 1e6)
        default: String(format: "%.2f GB", Double(count) / 1e9)
        }
    }

    /// A time as `4.2 s`, `1 min 20 s` or `2 h 5 min`.
    static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        switch seconds {
        case ..<60: return String(format: seconds < 10 ? "%.1f s" : "%.0f s", seconds)
        case ..<3600: return "\(whole / 60) min \(whole % 60) s"
        default: return "\(whole / 3600) h \(whole % 3600 / 60) min"
        }
    }

    /// A count with its noun, as `1 post` or `2 posts`.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// How much smaller the second length is, as `-72 %`.
    static func change(from before: Int, to after: Int) -> String {
        guard before > 0 else { return "" }
        return String(format: "%+.0f %%", (Double(after) / Double(before) - 1) * 100)
    }
}
