import ArgumentParser

/// A time that a person gives as `90s`, `10m` or `1h30m`.
struct TimeBudget: ExpressibleByArgument, Hashable {
    /// The time.
    var duration: Duration

    /// Reads numbers with units `h`, `m` and `s`, the larger first; nil for anything else.
    init?(argument: String) {
        var rest = argument[...]
        var seconds = 0
        for (unit, factor) in [("h", 3600), ("m", 60), ("s", 1)] {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let count = Int(digits), count <= 1_000_000, rest.dropFirst(digits.count).hasPrefix(unit) else {
                continue
            }
            seconds += count * factor
            rest = rest.dropFirst(digits.count + 1)
        }
        guard rest.isEmpty, !argument.isEmpty else { return nil }
        duration = .seconds(seconds)
    }
}
