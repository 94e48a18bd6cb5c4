import Foundation
import GRDB

/// How an attempt ends. All of it is fenced: it happens only while the given attempt is the one that runs.
extension JobQueue {
    /// Ends a running job as `completed`; false, and nothing changed, when the job is no longer in the caller's hands.
    ///
    /// On false the caller must roll back what it recorded of the job's work: another attempt does or did it.
    public func complete(_ job: Job, at now: Date, in db: Database) throws -> Bool {
        let update = try db.cachedStatement(
            sql: """
                UPDATE job SET state = 'completed', finishedAt = ?, failures = 0, reason = NULL
                WHERE id = ? AND attempt = ? AND state = 'running'
                """
        )
        try update.execute(arguments: [now.milliseconds, job.id, job.attempt])
        return db.changesCount == 1
    }

    /// Ends an attempt that failed, and returns what became of the job; nil, and nothing changed, when it is no longer
    /// in the caller's hands.
    ///
    /// A failure that another attempt may mend makes the job `retryable` after the policy's wait, until
    /// `RetryPolicy.maxAttempts` have failed; then, and after any other failure, it is `discarded`. The reason is for people.
    public func fail(
        _ job: Job,
        reason: String,
        retryable: Bool,
        at now: Date,
        in db: Database
    ) throws -> JobState? {
        let failures = job.failures + 1
        let state: JobState = retryable && failures < retry.maxAttempts ? .retryable : .discarded
        let delay = retry.delay(afterFailures: failures, of: job.id)
        let update = try db.cachedStatement(
            sql: """
                UPDATE job SET state = ?, failures = ?, reason = ?, retryAt = ?, finishedAt = ?
                WHERE id = ? AND attempt = ? AND state = 'running'
                """
        )
        try update.execute(arguments: [
            state.rawValue, failures, reason,
            state == .retryable ? now.addingTimeInterval(delay).milliseconds : nil,
            state == .discarded ? now.milliseconds : nil,
            job.id, job.attempt,
        ])
        return db.changesCount == 1 ? state : nil
    }

    /// Gives running jobs back unfinished, as at a clean stop; they are available at once, and nothing is held against them.
    ///
    /// `attempt` stays as it is, so that the next claim has a number of its own. Jobs that are no longer in the caller's
    /// hands are left alone.
    public func release(_ jobs: [Job], in db: Database) throws {
        let update = try db.cachedStatement(
            sql: "UPDATE job SET state = 'available' WHERE id = ? AND attempt = ? AND state = 'running'"
        )
        for job in jobs {
            try update.execute(arguments: [job.id, job.attempt])
        }
    }

    /// Gives back every running job, and returns how many there were.
    ///
    /// Only for the owner of the database, at its start: it knows that whoever claimed them is dead. A killed run is not
    /// the jobs' fault, so nothing is held against them.
    public func releaseOrphans(in db: Database) throws -> Int {
        try db.execute(sql: "UPDATE job SET state = 'available' WHERE state = 'running'")
        return db.changesCount
    }
}
