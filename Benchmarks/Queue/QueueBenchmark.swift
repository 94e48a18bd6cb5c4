import Foundation
import GRDB
import JobQueue

/// Times the job queue in an empty database and prints a line of JSON for each step; scripts/bench-queue runs it.
///
/// Arguments: the database to make, the jobs of the steps in batches, the jobs of a batch, the jobs of the steps that
/// commit one by one.
@main
struct QueueBenchmark {
    private let queue = JobQueue()
    private let database: DatabaseQueue

    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst(2).compactMap(Int.init)
        guard numbers.count == 3 else { fatalError("expected DATABASE JOBS BATCH SINGLES") }
        let benchmark = try QueueBenchmark(path: CommandLine.arguments[1])
        let (jobs, batch, singles) = (numbers[0], numbers[1], numbers[2])
        try measure("enqueue, all at once", jobs) { try benchmark.enqueue(0..<jobs) }
        try measure("claim and complete, in batches", jobs) { try benchmark.drain(batch: batch) }
        try measure("enqueue, one by one", singles) {
            for number in jobs..<jobs + singles { try benchmark.enqueue(number..<number + 1) }
        }
        try measure("claim and complete, one by one", singles) { try benchmark.drain(batch: 1) }
    }

    /// Opens a database as a project does.
    private init(path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        database = try DatabaseQueue(path: path, configuration: configuration)
        var migrator = DatabaseMigrator()
        JobQueue.registerMigrations(in: &migrator)
        try migrator.migrate(database)
    }

    /// Two jobs of each source, as a site has them: cheap formats of every post before slow ones, the newest post first.
    private func enqueue(_ numbers: Range<Int>) throws {
        let jobs = numbers.map { number in
            let (source, isSlow) = (Int64(number / 2), number % 2)
            return NewJob(source: source, recipe: Int64(isSlow), priority: Int64(isSlow) * 1_000_000_000_000 + source)
        }
        let added = try database.write { try queue.enqueue(jobs, at: Date(), in: $0) }
        guard added == jobs.count else { fatalError("\(added) of \(jobs.count) jobs were enqueued") }
    }

    /// Claims a batch in one transaction and completes it in another, until no job is left.
    private func drain(batch: Int) throws {
        while true {
            let jobs = try database.write { try queue.claim(limit: batch, at: Date(), in: $0) }
            guard !jobs.isEmpty else { return }
            try database.write { db in
                for job in jobs {
                    guard try queue.complete(job, at: Date(), in: db) else { fatalError("job \(job.id) was lost") }
                }
            }
        }
    }

    private static func measure(_ name: String, _ jobs: Int, _ work: () throws -> Void) throws {
        let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        try work()
        let cost = [
            "wall": seconds(CLOCK_MONOTONIC) - wall, "cpu": seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu,
            "jobs": Double(jobs),
        ]
        let line = try JSONSerialization.data(withJSONObject: [name: cost], options: .sortedKeys)
        print(String(decoding: line, as: UTF8.self))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
