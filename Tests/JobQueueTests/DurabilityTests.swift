import Foundation
import GRDB
import JobQueue
import TestSupport
import Testing

@Suite("The table")
struct DurabilityTests {
    @Test("jobs outlive the connection, and the next owner takes over what was running")
    func reopened() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("queue.sqlite")
        let queue = JobQueue()
        let before = try DatabaseQueue(path: path)
        try Fixture.migrate(before)
        let held = try before.write { db in
            let jobs = (1...3).map { NewJob(source: $0, recipe: 1, priority: 0) }
            _ = try queue.enqueue(jobs, at: Fixture.start, in: db)
            return try queue.claim(limit: 2, at: Fixture.start, in: db)
        }
        try before.close()

        let after = try DatabaseQueue(path: path)
        try Fixture.migrate(after)
        #expect(try after.write(queue.releaseOrphans) == 2)
        #expect(try after.write(queue.releaseOrphans) == 0)
        let claimed = try after.write { try queue.claim(limit: 9, at: Fixture.start, in: $0) }
        #expect(claimed.map(\.source) == [1, 2, 3])
        #expect(claimed.map(\.attempt) == [2, 2, 1])
        #expect(claimed.allSatisfy { $0.failures == 0 })
        #expect(try after.write { try !queue.complete(held[0], at: Fixture.start, in: $0) })
    }

    @Test("the jobs of a table from before quarantine are taken over as they were")
    func migrated() throws {
        let database = try DatabaseQueue()
        var migrator = DatabaseMigrator()
        JobQueue.registerMigrations(in: &migrator)
        try migrator.migrate(database, upTo: "JobQueue 1")
        let states = ["available", "running", "retryable", "completed", "discarded", "cancelled"]
        try database.write { db in
            for (index, state) in states.enumerated() {
                let isOver = ["completed", "discarded", "cancelled"].contains(state)
                try db.execute(
                    sql: """
                        INSERT INTO job (source, recipe, priority, state, attempt, failures, reason, enqueuedAt, attemptedAt,
                            retryAt, finishedAt) VALUES (?, 1, 7, ?, 3, 1, 'r', 10, 20, ?, ?)
                        """,
                    arguments: [index, state, state == "retryable" ? 30 : nil, isOver ? 40 : nil]
                )
            }
        }
        let before = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM job ORDER BY id") }
        try migrator.migrate(database)
        let after = try database.read { try Row.fetchAll($0, sql: "SELECT * FROM job ORDER BY id") }
        #expect(after.map { $0["kills"] as Int } == [0, 0, 0, 0, 0, 0])
        for (old, new) in zip(before, after) {
            for column in old.columnNames { #expect(old[column] as DatabaseValue == new[column] as DatabaseValue) }
        }
        #expect(after.count == 6)
    }

    @Test(
        "the schema refuses what no operation may write",
        arguments: [
            "state = 'waiting'", "state = 'running'", "state = 'retryable'", "state = 'completed'",
            "state = 'discarded', finishedAt = 1", "state = 'quarantined', finishedAt = 1", "kills = 1", "retryAt = 1",
            "finishedAt = 1", "failures = 1", "failures = -1",
            "attempt = 1", "priority = 'high'", "recipe = NULL",
        ]
    )
    func checks(change: String) throws {
        let fixture = try Fixture()
        try fixture.enqueue(sources: [1])
        #expect(throws: DatabaseError.self) {
            try fixture.write { try $0.execute(sql: "UPDATE job SET \(change)") }
        }
    }

    @Test("claims and retries are found through an index, however many jobs are completed")
    func plans() throws {
        let fixture = try Fixture()
        let plans = try fixture.database.read { db in
            try [
                "SELECT id FROM job WHERE state = 'available' AND failures <= 0 ORDER BY priority, id LIMIT 9",
                "SELECT MIN(retryAt) FROM job WHERE state = 'retryable'",
                "UPDATE job SET state = 'available' WHERE state = 'running'",
            ].map { try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \($0)").map { $0["detail"] as String }.joined() }
        }
        #expect(plans[0].contains("jobAvailable") && !plans[0].contains("TEMP B-TREE"))
        #expect(plans[1].contains("jobRetryable"))
        #expect(plans[2].contains("jobRunning"))
    }
}
