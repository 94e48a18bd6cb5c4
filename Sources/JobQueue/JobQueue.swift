import Foundation
import GRDB

/// A durable queue of jobs in one table of an SQLite database that a single process owns.
///
/// Every function works on the caller's connection, so that a change of the queue and the caller's own rows commit
/// together or not at all. The clock is the parameter `now`.
public struct JobQueue: Sendable {
    /// How often a failing job is tried, and how long it waits in between.
    public let retry: RetryPolicy

    /// Makes a queue; all its state is in the database.
    public init(retry: RetryPolicy = .init()) {
        self.retry = retry
    }

    /// Makes jobs available, one for each source and recipe, and returns how many became available.
    ///
    /// A job that was `completed` or `cancelled` becomes available again with the new priority and no failures. One that
    /// is available, running, retryable, discarded or quarantined is left alone: it is on its way, or would only fail again.
    public func enqueue(_ jobs: [NewJob], at now: Date, in db: Database) throws -> Int {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO job (source, recipe, priority, state, enqueuedAt) VALUES (?, ?, ?, 'available', ?)
                ON CONFLICT (source, recipe) DO UPDATE SET
                    state = 'available', priority = excluded.priority, enqueuedAt = excluded.enqueuedAt,
                    failures = 0, kills = 0, reason = NULL, finishedAt = NULL
                WHERE state IN ('completed', 'cancelled')
                """
        )
        let time = now.milliseconds
        return try jobs.reduce(into: 0) { count, job in
            try insert.execute(arguments: [job.source, job.recipe, job.priority, time])
            count += db.changesCount
        }
    }

    /// Takes up to `limit` jobs that are available, or retryable and due, and returns them as `running`, in order:
    /// lowest priority number first, then lowest id.
    ///
    /// Each claim raises the job's `attempt`, which makes every earlier holder of the job a stranger to it.
    ///
    /// - Parameter suspects: Whether to take also jobs of which an attempt failed before.
    public func claim(limit: Int, suspects: Bool = true, at now: Date, in db: Database) throws -> [Job] {
        // A negative LIMIT means no limit to SQLite.
        guard limit > 0 else { return [] }
        if suspects { try promoteDue(at: now, in: db) }
        let take = try db.cachedStatement(
            sql: """
                UPDATE job SET state = 'running', attempt = attempt + 1, attemptedAt = ?
                WHERE id IN (
                    SELECT id FROM job WHERE state = 'available' AND failures <= ? ORDER BY priority, id LIMIT ?
                )
                RETURNING \(Job.columns)
                """
        )
        // RETURNING promises no order.
        return try Job.fetchAll(take, arguments: [now.milliseconds, suspects ? Int.max : 0, limit])
            .sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }
    }

    /// Makes retryable jobs available whose time has come.
    ///
    /// A date further ahead than the longest wait can only stem from a clock that was set back since; such a job is due
    /// now, or it might wait for years.
    private func promoteDue(at now: Date, in db: Database) throws {
        let promote = try db.cachedStatement(
            sql: """
                UPDATE job SET state = 'available', retryAt = NULL
                WHERE state = 'retryable' AND (retryAt <= ? OR retryAt > ?)
                """
        )
        try promote.execute(arguments: [now.milliseconds, now.addingTimeInterval(retry.longestDelay).milliseconds])
    }
}
