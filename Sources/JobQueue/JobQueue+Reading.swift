import Foundation
import GRDB

/// What can be known of the queue without changing it.
extension JobQueue {
    /// How many jobs are in each state, with a zero where there are none.
    public func counts(in db: Database) throws -> [JobState: Int] {
        var counts = Dictionary(uniqueKeysWithValues: JobState.allCases.map { ($0, 0) })
        let rows = try Row.fetchCursor(db, sql: "SELECT state, COUNT(*) FROM job GROUP BY state")
        while let row = try rows.next() {
            if let state = JobState(rawValue: row[0]) { counts[state] = row[1] }
        }
        return counts
    }

    /// The jobs in the given states, lowest priority number first, then lowest id; nil as limit means all of them.
    public func list(states: Set<JobState>, limit: Int? = nil, in db: Database) throws -> [Job] {
        let words = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return try Job.fetchAll(
            db,
            sql: "SELECT \(Job.columns) FROM job WHERE state IN (\(words)) ORDER BY priority, id LIMIT ?",
            arguments: [limit.map { max(0, $0) } ?? -1]
        )
    }

    /// The numbers of all jobs about a source.
    public func ids(of source: Int64, in db: Database) throws -> [Int64] {
        try Int64.fetchAll(db, sql: "SELECT id FROM job WHERE source = ? ORDER BY id", arguments: [source])
    }

    /// When the next retryable job is due; nil when none waits. The date may be past.
    ///
    /// Who sleeps until then should wake after `RetryPolicy.longestDelay` at the latest, since the clock may be set back.
    public func nextRetry(in db: Database) throws -> Date? {
        try Int64.fetchOne(db, sql: "SELECT MIN(retryAt) FROM job WHERE state = 'retryable'")
            .map(Date.init(milliseconds:))
    }
}
