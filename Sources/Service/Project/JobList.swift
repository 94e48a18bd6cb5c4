import Catalog
import Foundation
import GRDB
import JobQueue

/// The queue of a site, for people.
public struct JobList: Sendable, Codable {
    /// One job with the source it is about.
    public struct Entry: Sendable, Codable {
        /// The job's number, which `retry` takes.
        public var id: Int64
        /// The state's name.
        public var state: String
        /// A path at which the source stood when it was last read.
        public var source: String
        /// How often it failed.
        public var failures: Int
        /// Why it failed last; nil where it did not.
        public var reason: String?
    }

    /// The number of jobs in one state.
    public struct Count: Sendable, Codable {
        /// The state's name.
        public var state: String
        /// The number of jobs.
        public var count: Int
    }

    /// The number of jobs in each state, in the order of a job's life.
    public var counts: [Count]
    /// The jobs that failed, or all of them.
    public var jobs: [Entry]

    /// How much of the queue is listed.
    public enum Extent: Sendable {
        /// Every job.
        case all
        /// The jobs that failed.
        case failed
        /// The first so many that wait or are being done, and the first so many that failed.
        case first(Int)
    }

    /// Reads the queue of the site in a folder, also while a run owns it; a site without state has an empty one.
    ///
    /// - Throws: `ProjectError`.
    public static func read(_ root: String, _ extent: Extent) async throws -> JobList {
        // No matter what the configuration says: it may have become unusable since the last run.
        let path = ProjectLayout.database(of: try Project.resolved(root))
        guard FileManager.default.fileExists(atPath: path) else { return JobList(counts: [], jobs: []) }
        do {
            let database = try ProjectDatabase.openForReading(path)
            return try await database.read { try JobList(extent, in: $0) }
        } catch let error as DatabaseError {
            throw ProjectError(error, in: path)
        }
    }

    init(counts: [Count], jobs: [Entry]) {
        self.counts = counts
        self.jobs = jobs
    }

    private init(_ extent: Extent, in db: Database) throws {
        let queue = JobQueue()
        let numbers = try queue.counts(in: db)
        counts = JobState.allCases.map { Count(state: $0.rawValue, count: numbers[$0] ?? 0) }
        let listed =
            switch extent {
            case .all: try queue.list(states: Set(JobState.allCases), in: db)
            case .failed: try queue.list(states: JobQueue.failed, in: db)
            case .first(let limit):
                try queue.list(states: [.available, .running], limit: limit, in: db)
                    + queue.list(states: JobQueue.failed, limit: limit, in: db)
            }
        let paths = try Self.paths(of: Set(listed.map(\.source)), in: db)
        jobs = listed.map { job in
            Entry(
                id: job.id,
                state: job.state.rawValue,
                source: paths[job.source] ?? "(no longer there)",
                failures: job.failures,
                reason: job.reason
            )
        }
    }

    /// The first path of each source; those of a few are looked up one by one, since reading all takes as long as there
    /// are pictures.
    private static func paths(of sources: Set<Int64>, in db: Database) throws -> [Int64: String] {
        let catalog = Catalog()
        guard sources.count > 100 else {
            let found = try sources.compactMap { id in try catalog.path(of: id, in: db).map { (id, $0) } }
            return Dictionary(found, uniquingKeysWith: min)
        }
        return Dictionary(try catalog.files(in: db).values.map { ($0.source, $0.path) }, uniquingKeysWith: min)
    }
}
