import Foundation

/// What a watcher of a site does and knows just now.
public struct SiteStatus: Sendable, Codable {
    /// What the watcher is doing.
    public enum Phase: String, Sendable, Codable {
        /// No run has ended yet, or only such as left new files alone, which may still be written.
        case starting
        /// A run goes on.
        case running
        /// Nothing is to be done until something changes.
        case waiting
        /// The last run could not be done; it is tried again and again.
        case failing
    }

    /// The folder of the site, absolute.
    public var site: String
    /// What the watcher is doing.
    public var phase: Phase
    /// When the watcher began.
    public var since: Date
    /// What a person should know: why runs fail, that `assets.yml` is refused, that folders cannot be watched.
    public var warnings: [String]
    /// How far the run is; nil while none goes on.
    public var run: RunProgress?
    /// When the last run ended that came to its end; nil before the first.
    public var ended: Date?
    /// What that run came to.
    public var summary: RunSummary?
    /// Sources that are not on the page as they should be.
    public var failures: [Failure]
    /// The number of jobs in each state, in the order of a job's life.
    public var queue: [JobList.Count]
    /// The first of the jobs that wait, and those that failed.
    public var jobs: [JobList.Entry]
    /// Photos that came through the inbox, newest first, each with the line for the front matter.
    public var added: [Addition]

    /// A photo that came through the inbox.
    public struct Addition: Sendable, Codable, Hashable {
        /// The name under which it was dropped in.
        public var file: String
        /// The path under which posts can name it.
        public var image: String
        /// When it was taken up.
        public var date: Date

        /// Makes an addition.
        public init(file: String, image: String, date: Date) {
            self.file = file
            self.image = image
            self.date = date
        }

        /// The line for the front matter of a post.
        public var line: String { "image: \(image)" }
    }
}
