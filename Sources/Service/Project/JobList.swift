import Catalog
import Foundation
import GRDB
import JobQueue

/// The queue of a project, for people.
public struct JobList: Sendable {
    private let project: Project

    /// Makes a list of a project that this process owns.
    public init(project: Project) {
        self.project = project
    }

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

    /// The number of jobs in each state, states in the order of a job's life.
    public func counts() throws -> [(state: String, count: Int)] {
        let counts = try project.database.read { try project.queue.counts(in: $0) }
        return JobState.allCases.map { ($0.rawValue, counts[$0] ?? 0) }
    }

    /// The jobs that failed, or all of them.
    public func entries(all: Bool) throws -> [Entry] {
        try project.database.read { db in
            let jobs = try project.queue.list(states: all ? Set(JobState.allCases) : [.retryable, .discarded], in: db)
            let files = try project.catalog.files(in: db).values.map { ($0.source, $0.path) }
            let paths = Dictionary(files, uniquingKeysWith: min)
            return jobs.map { job in
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

    /// Makes jobs available again; without numbers, every one that failed.
    ///
    /// Sources that were refused by their headers are looked at again too.
    ///
    /// - Returns: The number of jobs and sources that the next run will try.
    public func retry(_ ids: [Int64]?) throws -> Int {
        try project.database.write { db in
            let jobs = try project.queue.retry(ids: ids, in: db)
            return try jobs + (ids == nil ? project.catalog.forgetRefusals(in: db) : 0)
        }
    }
}
