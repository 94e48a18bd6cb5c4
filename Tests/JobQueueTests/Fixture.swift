import Foundation
import GRDB
import JobQueue

/// A queue over a database in memory, and a clock that the test moves.
struct Fixture {
    /// Some moment; nothing depends on which.
    static let start = Date(timeIntervalSince1970: 1_750_000_000)

    let queue: JobQueue
    let database: DatabaseQueue

    init(retry: RetryPolicy = .init()) throws {
        self.queue = JobQueue(retry: retry)
        self.database = try DatabaseQueue()
        try Self.migrate(database)
    }

    static func migrate(_ database: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        JobQueue.registerMigrations(in: &migrator)
        try migrator.migrate(database)
    }

    /// Runs a piece of work in a transaction of its own.
    func write<T>(_ body: (Database) throws -> T) throws -> T {
        try database.write(body)
    }

    /// Enqueues jobs of recipe 1, one for each source, all of priority 0.
    @discardableResult
    func enqueue(sources: [Int64], at now: Date = start) throws -> Int {
        try write { try queue.enqueue(sources.map { NewJob(source: $0, recipe: 1, priority: 0) }, at: now, in: $0) }
    }

    func claim(_ limit: Int = 1, at now: Date = start) throws -> [Job] {
        try write { try queue.claim(limit: limit, at: now, in: $0) }
    }

    /// Every job, in the order of claiming.
    func all() throws -> [Job] {
        try database.read { try queue.list(states: Set(JobState.allCases), in: $0) }
    }

    /// Makes one job and brings it to a state by the shortest way; the answer is what its last holder has in hands.
    func job(in state: JobState) throws -> Job {
        try enqueue(sources: [1])
        if state == .available { return try only() }
        guard let job = try claim().first else { throw Missing() }
        try write { db in
            switch state {
            case .available, .running: break
            case .retryable: _ = try queue.fail(job, as: .fault, reason: "r", at: Self.start, in: db)
            case .completed: _ = try queue.complete(job, at: Self.start, in: db)
            case .discarded: _ = try queue.fail(job, as: .refused, reason: "r", at: Self.start, in: db)
            case .quarantined:
                let strict = JobQueue(retry: RetryPolicy(maxAttempts: 1))
                _ = try strict.fail(job, as: .fault, reason: "r", at: Self.start, in: db)
            case .cancelled: _ = try queue.cancel(ids: [job.id], at: Self.start, in: db)
            }
        }
        return job
    }

    /// The only job there is.
    func only() throws -> Job {
        let jobs = try all()
        guard let job = jobs.first, jobs.count == 1 else { throw Missing() }
        return job
    }

    /// A job that a test needs is not there.
    struct Missing: Error {}
}
