import Foundation
import GRDB
import JobQueue
import Testing

@Suite("Finishing is fenced by attempt")
struct FencingTests {
    /// How a holder can lose its job to another attempt.
    enum Loss: CaseIterable { case released, orphaned, cancelledAndWanted }

    /// A late holder and the present one.
    private func twoHolders(by loss: Loss, in fixture: Fixture) throws -> (late: Job, present: Job) {
        try fixture.enqueue(sources: [1])
        let late = try #require(try fixture.claim().first)
        try fixture.write { db in
            switch loss {
            case .released: try fixture.queue.release([late], in: db)
            case .orphaned: _ = try fixture.queue.releaseOrphans(in: db)
            case .cancelledAndWanted: _ = try fixture.queue.cancel(ids: [late.id], at: Fixture.start, in: db)
            }
        }
        try fixture.enqueue(sources: [1])
        return (late, try #require(try fixture.claim().first))
    }

    @Test("a late completion is refused and changes nothing; the present holder's counts", arguments: Loss.allCases)
    func lateCompletion(loss: Loss) throws {
        let fixture = try Fixture()
        let (late, present) = try twoHolders(by: loss, in: fixture)
        #expect(try !fixture.write { try fixture.queue.complete(late, at: Fixture.start, in: $0) })
        #expect(try fixture.only() == present)
        #expect(try fixture.write { try fixture.queue.complete(present, at: Fixture.start, in: $0) })
        #expect(try fixture.only().state == .completed)
    }

    @Test(
        "a late failure is refused and changes nothing",
        arguments: Loss.allCases,
        [JobFailure.fault, .refused, .killed]
    )
    func lateFailure(loss: Loss, failure: JobFailure) throws {
        let fixture = try Fixture()
        let (late, present) = try twoHolders(by: loss, in: fixture)
        let state = try fixture.write {
            try fixture.queue.fail(late, as: failure, reason: "late", at: Fixture.start, in: $0)
        }
        #expect(state == nil)
        #expect(try fixture.only() == present)
    }

    @Test("a late release does not take the job from its present holder", arguments: Loss.allCases)
    func lateRelease(loss: Loss) throws {
        let fixture = try Fixture()
        let (late, present) = try twoHolders(by: loss, in: fixture)
        try fixture.write { try fixture.queue.release([late], in: $0) }
        #expect(try fixture.only() == present)
    }

    @Test("a second completion is refused and keeps the first one's date")
    func twice() throws {
        let fixture = try Fixture()
        let job = try fixture.job(in: .completed)
        let later = Fixture.start.addingTimeInterval(9)
        #expect(try !fixture.write { try fixture.queue.complete(job, at: later, in: $0) })
        #expect(try fixture.only().finishedAt == Fixture.start)
    }

    @Test("a completion rolls back with the caller's transaction, and commits with the caller's rows")
    func together() throws {
        let fixture = try Fixture()
        try fixture.write { try $0.execute(sql: "CREATE TABLE result (job INTEGER PRIMARY KEY)") }
        let job = try fixture.job(in: .running)
        let record = { (db: Database) in
            #expect(try fixture.queue.complete(job, at: Fixture.start, in: db))
            try db.execute(sql: "INSERT INTO result VALUES (?)", arguments: [job.id])
        }
        let results = { try fixture.database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM result") } }

        #expect(throws: Fixture.Missing.self) {
            try fixture.write { db in
                try record(db)
                throw Fixture.Missing()
            }
        }
        #expect(try fixture.only() == job)
        #expect(try results() == 0)

        try fixture.write(record)
        #expect(try fixture.only().state == .completed)
        #expect(try results() == 1)
    }
}
