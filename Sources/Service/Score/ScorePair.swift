/// Two files to compare.
public struct ScorePair: Sendable, Hashable {
    /// The path of the picture that shows how it should look.
    public var original: String
    /// The path of the picture to judge.
    public var variant: String

    /// Makes a pair of two paths.
    public init(original: String, variant: String) {
        self.original = original
        self.variant = variant
    }
}

/// What became of a pair.
public struct PairScore: Sendable, Codable {
    /// The path of the original as it was given.
    public var original: String
    /// The path of the variant as it was given.
    public var variant: String
    /// The SSIMULACRA2 score, 100 at most; nil where there is none.
    public var score: Double?
    /// Why there is no score, in one line that names the file at fault.
    public var error: String?

    /// Makes a result; either the score or the error is nil.
    public init(original: String, variant: String, score: Double? = nil, error: String? = nil) {
        self.original = original
        self.variant = variant
        self.score = score
        self.error = error
    }
}
