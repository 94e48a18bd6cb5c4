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

    @Test(
        "the schema refuses what no operation may write",
        arguments: [
            "state = 'waiting'", "state = 'running'", "state = 'retryable'", "state = 'completed'",
            "state = 'discarded', finishedAt = 1", "retryAt = 1", "finishedAt = 1", "failures = 1", "failures = -1",
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
                "SELECT id FROM job WHERE state = 'available' ORDER BY priority, id LIMIT 9",
                "SELECT MIN(retryAt) FROM job WHERE state = 'retryable'",
                "UPDATE job SET state = 'available' WHERE state = 'running'",
            ].map { try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \($0)").map { $0["detail"] as String }.joined() }
        }
        #expect(plans[0].contains("jobAvailable") && !plans[0].contains("TEMP B-TREE"))
        #expect(plans[1].contains("jobRetryable"))
        #expect(plans[2].contains("jobRunning"))
    }
}
