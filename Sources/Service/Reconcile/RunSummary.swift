import Site

/// What a run came to.
public struct RunSummary: Sendable, Codable {
    /// The files of one format and their length together.
    public struct FormatTotal: Sendable, Codable, Hashable {
        /// The format's name.
        public var format: String
        /// The number of files.
        public var files: Int
        /// Their length together, in bytes.
        public var bytes: Int
        /// The length of each picture's largest file together, in bytes: what stands in for the sources on the page.
        public var largest: Int
        /// The length of the sources that those stand in for, in bytes.
        public var sources: Int
    }

    /// Variants of one format that are to be made.
    public struct Plan: Sendable, Codable, Hashable {
        /// The format's name.
        public var format: String
        /// The number of variants.
        public var variants: Int
        /// The CPU seconds that making them is expected to take, by what it took for those that exist.
        public var cpu: Double
    }

    /// A source of the same content as another one.
    public struct Copy: Sendable, Codable, Hashable {
        /// Its path.
        public var source: String
        /// The path of the one that stands before it in the order of paths.
        public var original: String
    }

    /// The number of posts read.
    public var posts = 0
    /// The number of different sources that posts name.
    public var sources = 0
    /// The length of all sources together, in bytes.
    public var sourceBytes = 0
    /// The number of different sources that have variants.
    public var renderedSources = 0
    /// The length of the sources that have variants, in bytes.
    public var renderedSourceBytes = 0
    /// Sources whose content another one has too, each with that one; their variants are made once.
    public var copies: [Copy] = []
    /// The paths of the sources of the newest posts that can have variants, newest first, at most 48.
    public var newest: [String] = []
    /// The number of variants that exist now.
    public var variants = 0
    /// The number of variants that this run found as they should be.
    public var kept = 0
    /// The number of variants that this run made.
    public var made = 0
    /// The number of variants that are wanted and missing; with `--dry-run`, what a run would make.
    public var missing = 0
    /// What the missing ones are, by format.
    public var planned: [Plan] = []
    /// The paths of sources that were left alone, since somebody may be writing them; only watchers do so.
    public var unfinished: [String] = []
    /// The number of variants that were made and taken away again, since a later format does as well in fewer bytes.
    public var withheld = 0
    /// What is published once nothing is missing.
    public var projected = Projection()
    /// The number of sources that got less than their presets ask for, to keep within `limits.published`.
    public var cut = 0
    /// The number of variants whose format could not reach the score asked for; each has its best setting.
    public var belowTarget = 0
    /// What exists now, by format.
    public var formats: [FormatTotal] = []
    /// Whether the manifest changed.
    public var manifestChanged = false
    /// Sources that could not be brought to the page.
    public var failures: [Failure] = []
    /// Sources that are shown as they are, with the reason.
    public var leftAlone: [Failure] = []
    /// The wall-clock time of the run, in seconds.
    public var seconds = 0.0

    /// Whether a source is in quarantine.
    public var hasQuarantined: Bool { failures.contains(where: \.isQuarantined) }

    /// The summary of a run that finds all this as it is.
    var repeated: RunSummary {
        var summary = self
        summary.made = 0
        summary.kept = variants
        summary.manifestChanged = false
        return summary
    }

    /// The summary with a time.
    func lasting(_ time: Duration) -> RunSummary {
        var summary = self
        summary.seconds = time / .seconds(1)
        return summary
    }
}
