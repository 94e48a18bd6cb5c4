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
                WHERE id = ? AND state IN ('available', 'running', 'retryable', 'discarded')
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
        let open = try list(states: [.available, .running, .retryable, .discarded], in: db)
        return try cancel(ids: open.filter(isUnwanted).map(\.id), at: now, in: db)
    }

    /// Makes failed jobs available at once, with all their attempts before them, and returns how many.
    ///
    /// Named jobs are retried when they are discarded, retryable or cancelled. Without ids that is every discarded and
    /// retryable one; cancelled ones nobody wants any more, so they must be named.
    public func retry(ids: [Int64]?, in db: Database) throws -> Int {
        let change =
            "UPDATE job SET state = 'available', failures = 0, reason = NULL, retryAt = NULL, finishedAt = NULL"
        guard let ids else {
            try db.execute(sql: "\(change) WHERE state IN ('discarded', 'retryable')")
            return db.changesCount
        }
        let update = try db.cachedStatement(
            sql: "\(change) WHERE id = ? AND state IN ('discarded', 'retryable', 'cancelled')"
        )
        return try ids.reduce(into: 0) { count, id in
            try update.execute(arguments: [id])
            count += db.changesCount
        }
    }
}
