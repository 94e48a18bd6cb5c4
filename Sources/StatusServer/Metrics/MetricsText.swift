/// Writes metrics in Prometheus' text format 0.0.4.
enum MetricsText {
    /// The media type.
    static let type = "text/plain; version=0.0.4; charset=utf-8"

    /// The text of metrics, sorted by name.
    ///
    /// - Parameter help: What each is, by name.
    static func text(
        of metrics: [(identity: MetricsRegistry.Identity, value: MetricValue)],
        help: [String: String]
    ) -> String {
        var text = ""
        var last = ""
        for (identity, value) in metrics {
            let name = identity.name
            if name != last {
                text += help[name].map { "# HELP \(name) \(escaped($0, quotes: false))\n" } ?? ""
                text += "# TYPE \(name) \(value.kind.rawValue)\n"
                last = name
            }
            let labels = identity.labels.map { "\($0[0])=\"\(escaped($0[1], quotes: true))\"" }.joined(separator: ",")
            let suffix = labels.isEmpty ? "" : "{\(labels)}"
            let (sum, count) = value.current
            if value.kind == .summary {
                text += "\(name)_sum\(suffix) \(number(sum))\n\(name)_count\(suffix) \(count)\n"
            } else {
                text += "\(name)\(suffix) \(number(sum))\n"
            }
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        // Whole numbers up to 2^53 are written as such.
        if value == value.rounded(), abs(value) <= 9_007_199_254_740_992 { return "\(Int(value))" }
        return value.isNaN ? "NaN" : value.isInfinite ? (value > 0 ? "+Inf" : "-Inf") : "\(value)"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quotes: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
