/// The plan for one source and, for each variant, whether it is up to date.
public struct Explanation: Sendable, Codable {
    /// The source's path relative to the site.
    public var source: String
    /// The posts that name it.
    public var posts: [String]
    /// The file format by content; nil where it cannot be read.
    public var format: String?
    /// The width and height in pixels, upright; nil where unknown.
    public var width: Int?, height: Int?
    /// Why it has no variants, or not all; nil where nothing failed.
    public var error: String?
    /// What each preset makes of it.
    public var presets: [Use]

    /// What one preset makes of the source.
    public struct Use: Sendable, Codable {
        /// The preset's name.
        public var preset: String
        /// Why the preset makes no variants; nil where it makes some.
        public var leftAlone: String?
        /// The variants, formats in the preset's order.
        public var variants: [Variant]
    }

    /// One variant and its state.
    public struct Variant: Sendable, Codable {
        /// The file name in the folder of variants.
        public var name: String
        /// The format's name.
        public var format: String
        /// The width and height in pixels.
        public var width: Int, height: Int
        /// All options that decide its bytes.
        public var options: String
        /// The length in bytes; nil where it does not exist.
        public var bytes: Int?
        /// The quality the encoder was told; nil where it does not exist.
        public var quality: Int?
        /// The SSIMULACRA2 score it reached; nil where its quality was fixed, or it does not exist.
        public var score: Double?
        /// The SSIMULACRA2 score asked for; nil where its quality is fixed.
        public var target: Double?
        /// Whether it is up to date, and if not, why.
        public var state: String
        /// Whether nothing is to be done for it.
        public var isCurrent: Bool
    }
}
