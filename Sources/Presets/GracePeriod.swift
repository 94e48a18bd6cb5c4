/// How long `assets clean` keeps a file that nothing calls for any more, since old URLs live on in feeds and caches.
public struct GracePeriod: Sendable, Hashable, CustomStringConvertible {
    /// The time in seconds, from 0 to ten years.
    public let seconds: Int

    /// Thirty days.
    public static let standard = GracePeriod(seconds: 30 * 86_400)

    /// What a text of one looks like, for messages.
    public static let expectation = UnitScale.grace.expectation

    /// A time that has been checked.
    init(seconds: Int) {
        self.seconds = seconds
    }

    /// Reads a text as `30d`, `12h`, `90m` or `0s`; nil for any other, and for a bare number, whose unit would be a guess.
    public init?(_ text: String) {
        guard let seconds = UnitScale.grace.value(of: text) else { return nil }
        self.init(seconds: seconds)
    }

    /// The time in the largest unit that gives a whole number, as `30d`.
    public var description: String {
        let units = UnitScale.grace.units.sorted { $0.value > $1.value }
        let unit = units.first { seconds > 0 && seconds % $0.value == 0 } ?? (key: "s", value: 1)
        return "\(seconds / unit.value)\(unit.key)"
    }
}

extension YAMLField {
    /// The settings of `assets clean`.
    func grace(over base: GracePeriod, problems: inout ProblemList) -> GracePeriod? {
        guard let fields = mapping(as: "{grace: 30d}", known: ["grace"], problems: &problems) else { return nil }
        var grace = base
        fields.read("grace", into: &grace, &problems) { field, problems in
            field.quantity(.grace, problems: &problems).map(GracePeriod.init(seconds:))
        }
        return grace
    }
}
