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

    /// Reads the queue of the site in a folder, also while a run owns it; a site without state has an empty one.
    ///
    /// - Parameter all: Whether every job is listed, not only those that failed.
    /// - Throws: `ProjectError`, or `ConfigurationError`.
    public static func read(_ root: String, all: Bool) async throws -> JobList {
        let layout = ProjectLayout(root: root, configuration: try Project.configuration(of: root))
        guard FileManager.default.fileExists(atPath: layout.database) else { return JobList(counts: [], jobs: []) }
        do {
            let database = try ProjectDatabase.openForReading(layout.database)
            return try await database.read { try JobList(all: all, in: $0) }
        } catch let error as DatabaseError {
            throw ProjectError(error, in: layout.database)
        }
    }

    private init(counts: [Count], jobs: [Entry]) {
        self.counts = counts
        self.jobs = jobs
    }

    private init(all: Bool, in db: Database) throws {
        let queue = JobQueue()
        let numbers = try queue.counts(in: db)
        let states: Set<JobState> = all ? Set(JobState.allCases) : JobQueue.failed
        let files = try Catalog().files(in: db).values.map { ($0.source, $0.path) }
        let paths = Dictionary(files, uniquingKeysWith: min)
        counts = JobState.allCases.map { Count(state: $0.rawValue, count: numbers[$0] ?? 0) }
        jobs = try queue.list(states: states, in: db).map { job in
            Entry(
                id: job.id,
                state: job.state.rawValue,
                source: paths[job.source] ?? "(no longer there)",
                failures: job.failures,
                reason: job.reason
            )
        }
    }
}

extension Project {
    /// Makes failed jobs available again; without numbers, every one, and sources whose headers were refused too.
    ///
    /// - Returns: The number of jobs and sources that the next run will try.
    public func retry(_ ids: [Int64]?) async throws -> Int {
        let (queue, catalog) = (queue, catalog)
        return try await forgetting { db in
            if let ids { return try queue.retry(ids: ids, in: db) }
            return try queue.retry(states: JobQueue.failed, in: db) + catalog.forgetRefusals(in: db)
        }
    }

    /// Makes jobs in quarantine available again, and lets workers look at sources in quarantine.
    ///
    /// - Returns: The number of jobs and sources that the next run will try.
    @discardableResult
    public func retryQuarantined() async throws -> Int {
        let (queue, catalog) = (queue, catalog)
        return try await forgetting { db in
            try queue.retry(states: [.quarantined], in: db) + catalog.forgetRefusals(quarantinedOnly: true, in: db)
        }
    }

    /// Changes what failed; where anything did, the next run must not repeat what the last one said.
    private func forgetting(_ change: @escaping @Sendable (Database) throws -> Int) async throws -> Int {
        let count = try await naming { try await database.write(change) }
        let memory = memory
        if count > 0 { try await offPool { memory.forget() } }
        return count
    }
}
