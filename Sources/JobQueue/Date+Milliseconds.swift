import Foundation

/// Dates are stored as whole milliseconds since 1970: small, ordered, and exact in a STRICT table.
extension Date {
    /// A date from its stored form.
    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// The stored form; dates beyond what a clock can show become the nearest that it can.
    var milliseconds: Int64 {
        let farthest: Double = 8.64e15
        return Int64(min(max((timeIntervalSince1970 * 1000).rounded(), -farthest), farthest))
    }
}
