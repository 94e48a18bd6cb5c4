import Foundation
import GRDB

/// What people and the reconcile ask for.
extension JobQueue {
    /// Cancels the named jobs unless they are completed or cancelled already, and returns how many it cancelled.
    ///
    /// A running job is taken from its holder: its completion will be refused. Unknown ids are left out.
    public func cancel(ids: [Int64], at now: Date, in db: Database) throws -> Int {
        let update = try db.cachedStatement(
            sql: """
                UPDATE job SET state = 'cancelled', finishedAt = ?, retryAt = NULL
                WHERE id = ? AND state NOT IN ('completed', 'cancelled')
                """
        )
        return try ids.reduce(into: 0) { count, id in
            try update.execute(arguments: [now.milliseconds, id])
            count += db.changesCount
        }
    }

    /// Cancels all jobs, except completed ones, that the caller does not want any more, and returns how many.
    public func cancel(
        at now: Date,
        in db: Database,
        where isUnwanted: (Job) throws -> Bool
    ) throws -> Int {
        let open = try list(states: Set(JobState.allCases).subtracting([.completed, .cancelled]), in: db)
        return try cancel(ids: open.filter(isUnwanted).map(\.id), at: now, in: db)
    }

    /// Makes the named jobs available at once, with all their attempts before them, where they failed or were cancelled,
    /// and returns how many.
    public func retry(ids: [Int64], in db: Database) throws -> Int {
        let update = try db.cachedStatement(
            sql: "\(Self.restart) WHERE id = ? AND state IN ('discarded', 'quarantined', 'retryable', 'cancelled')"
        )
        return try ids.reduce(into: 0) { count, id in
            try update.execute(arguments: [id])
            count += db.changesCount
        }
    }

    /// Makes every job in the given states available at once, with all their attempts before them, and returns how many.
    ///
    /// Only failed jobs are taken, whatever is given: cancelled ones nobody wants any more.
    public func retry(states: Set<JobState>, in db: Database) throws -> Int {
        let words = states.intersection(Self.failed).map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        try db.execute(sql: "\(Self.restart) WHERE state IN (\(words))")
        return db.changesCount
    }

    /// Gives up the named jobs that are not at their end, for a reason, and returns how many; `retry` undoes it.
    ///
    /// A running job is taken from its holder: its completion will be refused. Unknown ids are left out.
    public func discard(ids: [Int64], reason: String, at now: Date, in db: Database) throws -> Int {
        let update = try db.cachedStatement(
            sql: """
                UPDATE job SET state = 'discarded', reason = ?, finishedAt = ?, retryAt = NULL
                WHERE id = ? AND state IN ('available', 'running', 'retryable')
                """
        )
        return try ids.reduce(into: 0) { count, id in
            try update.execute(arguments: [reason, now.milliseconds, id])
            count += db.changesCount
        }
    }

    /// The states of jobs that are not at their end.
    public static let open: Set<JobState> = [.available, .running, .retryable]

    /// The states of jobs of which the last attempt failed.
    public static let failed = JobState.givenUp.union([.retryable])

    private static let restart = """
        UPDATE job SET state = 'available', failures = 0, kills = 0, reason = NULL, retryAt = NULL, finishedAt = NULL
        """
}
