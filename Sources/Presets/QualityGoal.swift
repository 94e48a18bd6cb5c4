/// What decides how strongly a variant is compressed.
public enum QualityGoal: Codable, Hashable, Sendable {
    /// The encoder's own number, 1…100, whatever that makes of the picture.
    case encoder(Int)
    /// A SSIMULACRA2 score that the variant reaches against its pixels before encoding, in as few bytes as can be.
    case target(Double)

    /// The goal in a few characters, equal for equal goals: `78`, `t70`, `t67.5`.
    public var canonical: String {
        switch self {
        case .encoder(let quality): "\(quality)"
        case .target(let score): score == score.rounded() ? "t\(Int(score))" : "t\(score)"
        }
    }

    /// The score to reach; nil for a fixed encoder quality.
    public var score: Double? {
        guard case .target(let score) = self else { return nil }
        return score
    }
}

extension QualityGoal: ExpressibleByIntegerLiteral {
    /// Makes a fixed encoder quality.
    public init(integerLiteral value: Int) { self = .encoder(value) }
}
