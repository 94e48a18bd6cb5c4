import Foundation
import GRDB

/// One job as the database held it when it was read.
public struct Job: Identifiable, Hashable, Sendable {
    /// The number of the row, which people name the job by.
    public let id: Int64
    /// What is worked on, a number of the caller's.
    public let source: Int64
    /// What is to be made of it, a number of the caller's.
    public let recipe: Int64
    /// The rank among the waiting jobs: a lower number is claimed earlier.
    public let priority: Int64
    /// Where the job stands.
    public let state: JobState
    /// The fencing number: how often the job was claimed in its whole life; only the holder of the last claim can finish.
    public let attempt: Int64
    /// How many attempts failed since the job was enqueued or retried, 0…`RetryPolicy.maxAttempts`.
    public let failures: Int
    /// How often whoever did the job was killed from outside since then.
    public let kills: Int
    /// What was wrong at the last failed attempt; nil when none failed since the job was enqueued or retried.
    public let reason: String?
    /// When the job was last enqueued.
    public let enqueuedAt: Date
    /// When the job was last claimed; nil before the first claim.
    public let attemptedAt: Date?
    /// When the next attempt is due; only of `retryable` jobs.
    public let retryAt: Date?
    /// When the job came to its end; only of jobs in a terminal state.
    public let finishedAt: Date?
}

extension Job: FetchableRecord {
    /// The columns in the order `init(row:)` reads them, by position because that is twice as fast as by name.
    static let columns = """
        id, source, recipe, priority, state, attempt, failures, kills, reason, enqueuedAt, attemptedAt, retryAt,
        finishedAt
        """

    /// Reads a job from a row of `columns`; throws on a state this version does not know.
    public init(row: Row) throws {
        let word: String = row[4]
        guard let state = JobState(rawValue: word) else {
            throw DatabaseError(
                resultCode: .SQLITE_MISMATCH,
                message: "expected a known state for job \(row[0] as Int64), received \"\(word)\""
            )
        }
        self.id = row[0]
        self.source = row[1]
        self.recipe = row[2]
        self.priority = row[3]
        self.state = state
        self.attempt = row[5]
        self.failures = row[6]
        self.kills = row[7]
        self.reason = row[8]
        self.enqueuedAt = Date(milliseconds: row[9])
        self.attemptedAt = (row[10] as Int64?).map(Date.init(milliseconds:))
        self.retryAt = (row[11] as Int64?).map(Date.init(milliseconds:))
        self.finishedAt = (row[12] as Int64?).map(Date.init(milliseconds:))
    }
}
