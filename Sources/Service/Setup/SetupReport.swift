/// What setting a site up did, and what it leaves to its owner.
public struct SetupReport: Codable, Sendable, Hashable {
    /// What became of a file.
    public enum Outcome: String, Codable, Sendable {
        /// It was written.
        case written
        /// It holds just what would be written.
        case unchanged
        /// It differs from what would be written, and stays as its owner has it.
        case leftAlone
        /// It lacks lines, which are only written when asked for.
        case proposed
    }

    /// A file of the site.
    public struct File: Codable, Sendable, Hashable {
        /// The path relative to the site.
        public var path: String
        /// What became of it.
        public var outcome: Outcome
        /// The lines that it lacks or was given; empty for a file that is written as a whole.
        public var lines: [String] = []
    }

    /// The includes, the configuration and `.gitignore`.
    public var files: [File] = []
    /// The changes to templates, by file and line.
    public var suggestions: [TemplateSuggestion] = []
    /// How many templates were read.
    public var templates = 0
    /// Whether a template shows pictures through the includes already, or does now.
    public var usesIncludes = false
    /// The theme that comes as a gem, where the site's configuration names one.
    public var theme: String?
    /// What else its owner may want to know, a line each.
    public var remarks: [String] = []
}
