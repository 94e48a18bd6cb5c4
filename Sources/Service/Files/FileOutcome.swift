/// What became of one file.
public struct FileOutcome: Sendable, Codable {
    /// The file as it was given.
    public var file: String
    /// What is in the folder now, or with a dry run would be.
    public var variants: [Variant] = []
    /// For each preset that makes no variants of this file: its name and why.
    public var leftAlone: [String] = []
    /// What went wrong; nil where all is well.
    public var error: String?

    /// One variant in the folder.
    public struct Variant: Sendable, Codable {
        /// The file name in the folder.
        public var name: String
        /// The format's name.
        public var format: String
        /// The width and height in pixels.
        public var width: Int, height: Int
        /// The length in bytes; nil where it does not exist yet.
        public var bytes: Int?
    }
}
