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
                UPDATE job SET state = 'completed', finishedAt = ?, failures = 0, kills = 0, reason = NULL
                WHERE id = ? AND attempt = ? AND state = 'running'
                """
        )
        try update.execute(arguments: [now.milliseconds, job.id, job.attempt])
        return db.changesCount == 1
    }

    /// Ends an attempt that failed, and returns what became of the job; nil, and nothing changed, when it is no longer
    /// in the caller's hands.
    ///
    /// `FailureCount.add` decides; a `retryable` one is due when the policy's wait is over. The reason is for people.
    public func fail(
        _ job: Job,
        as failure: JobFailure,
        reason: String,
        at now: Date,
        in db: Database
    ) throws -> JobState? {
        var count = FailureCount(failures: job.failures, kills: job.kills)
        let state = count.add(failure, by: retry)
        let isDue = state == .retryable
        let due = isDue ? now.addingTimeInterval(retry.delay(afterFailures: count.failures, of: job.id)) : nil
        let update = try db.cachedStatement(
            sql: """
                UPDATE job SET state = ?, failures = ?, kills = ?, reason = ?, retryAt = ?, finishedAt = ?
                WHERE id = ? AND attempt = ? AND state = 'running'
                """
        )
        try update.execute(arguments: [
            state.rawValue, count.failures, count.kills, count.failures == job.failures ? job.reason : reason,
            due?.milliseconds,
            state.isTerminal ? now.milliseconds : nil,
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
    /// Only for the owner of the database, while nobody does a job: at its start, when whoever claimed them is dead, and at a
    /// run's end. Being stopped is not the jobs' fault, so nothing is held against them.
    public func releaseOrphans(in db: Database) throws -> Int {
        try db.execute(sql: "UPDATE job SET state = 'available' WHERE state = 'running'")
        return db.changesCount
    }
}
