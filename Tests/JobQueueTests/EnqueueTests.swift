import Foundation
import JobQueue
import Testing

@Suite("Enqueueing")
struct EnqueueTests {
    @Test("there is one job for a source and a recipe, and only new ones are counted")
    func uniqueness() throws {
        let fixture = try Fixture()
        #expect(try fixture.enqueue(sources: [1, 2, 2]) == 2)
        #expect(try fixture.enqueue(sources: [1, 2, 3]) == 1)
        let other = NewJob(source: 1, recipe: 2, priority: 0)
        #expect(try fixture.write { try fixture.queue.enqueue([other], at: Fixture.start, in: $0) } == 1)
        #expect(try fixture.all().map(\.source) == [1, 2, 3, 1])
    }

    @Test("nothing to enqueue is no error")
    func nothing() throws {
        #expect(try Fixture().enqueue(sources: []) == 0)
    }

    @Test("a job that became available again has a new priority, no failures and a higher fencing number at its claim")
    func reopened() throws {
        let fixture = try Fixture()
        let first = try fixture.job(in: .completed)
        let later = Fixture.start.addingTimeInterval(60)
        let again = NewJob(source: 1, recipe: 1, priority: -7)
        #expect(try fixture.write { try fixture.queue.enqueue([again], at: later, in: $0) } == 1)
        let claimed = try #require(try fixture.claim(at: later).first)
        #expect(claimed.id == first.id)
        #expect(claimed.priority == -7)
        #expect(claimed.failures == 0)
        #expect(claimed.reason == nil)
        #expect(claimed.enqueuedAt == later)
        #expect(claimed.attempt == first.attempt + 1)
    }

    @Test("a job with failures that was cancelled starts afresh")
    func reopenedAfterFailure() throws {
        let fixture = try Fixture()
        let job = try fixture.job(in: .retryable)
        _ = try fixture.write { try fixture.queue.cancel(ids: [job.id], at: Fixture.start, in: $0) }
        try fixture.enqueue(sources: [1])
        let again = try fixture.only()
        #expect(again.state == .available)
        #expect(again.failures == 0)
        #expect(again.reason == nil)
    }

    @Test("a transaction that rolls back enqueues nothing")
    func rollback() throws {
        let fixture = try Fixture()
        #expect(throws: Fixture.Missing.self) {
            try fixture.write { db in
                let job = NewJob(source: 1, recipe: 1, priority: 0)
                _ = try fixture.queue.enqueue([job], at: Fixture.start, in: db)
                throw Fixture.Missing()
            }
        }
        #expect(try fixture.all().isEmpty)
    }
}
