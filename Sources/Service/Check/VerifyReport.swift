/// What the reading of all published variants came to.
public struct VerifyReport: Sendable, Codable {
    /// A variant that is not what was written.
    public struct Damage: Sendable, Codable, Hashable {
        /// The variant's file, relative to the site.
        public var file: String
        /// The source that it was made from, relative to the site.
        public var source: String
        /// What is wrong with it.
        public var reason: String
    }

    /// The number of variants whose bytes are those that were written.
    public var whole = 0
    /// The number of variants of which only the length, where that was recorded, and the beginning could be compared.
    public var notCheckable = 0
    /// The variants that the next run makes again.
    public var damaged: [Damage] = []

    /// Makes an empty report.
    public init() {}
}
