import Foundation
import GRDB
import JobQueue
import Testing

@Suite("What people and the reconcile ask for")
struct RequestTests {
    /// One job in each state, source 1 in the first one and so on.
    private func oneOfEach() throws -> Fixture {
        let fixture = try Fixture(retry: RetryPolicy(firstDelay: 60, longestDelay: 60))
        try fixture.enqueue(sources: Array(1...7))
        let jobs = try fixture.claim(7)
        let (queue, now) = (fixture.queue, Fixture.start)
        try fixture.write { db in
            try queue.release([jobs[0]], in: db)
            _ = try queue.fail(jobs[2], as: .fault, reason: "r", at: now, in: db)
            _ = try queue.complete(jobs[3], at: now, in: db)
            _ = try queue.fail(jobs[4], as: .refused, reason: "r", at: now, in: db)
            let strict = JobQueue(retry: RetryPolicy(maxAttempts: 1))
            _ = try strict.fail(jobs[5], as: .fault, reason: "r", at: now, in: db)
            _ = try queue.cancel(ids: [jobs[6].id], at: now, in: db)
        }
        #expect(try fixture.all().map(\.state) == JobState.allCases)
        return fixture
    }

    private func states(_ fixture: Fixture) throws -> [JobState] { try fixture.all().map(\.state) }

    @Test("retrying all takes what failed, not what was cancelled, and gives all attempts anew")
    func retryAll() throws {
        let fixture = try oneOfEach()
        #expect(try fixture.write { try fixture.queue.retry(states: JobQueue.failed, in: $0) } == 3)
        let expected: [JobState] = [.available, .running, .available, .completed, .available, .available, .cancelled]
        #expect(try states(fixture) == expected)
        #expect(try fixture.all().allSatisfy { $0.failures == 0 })
    }

    @Test("retrying by id leaves the others alone, passes over unknown ids, and takes cancelled ones too")
    func retrySome() throws {
        let fixture = try oneOfEach()
        #expect(try fixture.write { try fixture.queue.retry(ids: [4, 5, 7, 99, -1], in: $0) } == 2)
        let expected: [JobState] = [.available, .running, .retryable, .completed, .available, .quarantined, .available]
        #expect(try states(fixture) == expected)
    }

    @Test("cancelling by id passes over unknown, completed and cancelled jobs")
    func cancelSome() throws {
        let fixture = try oneOfEach()
        #expect(try fixture.write { try fixture.queue.cancel(ids: [1, 4, 7, 99], at: Fixture.start, in: $0) } == 1)
        #expect(
            try states(fixture) == [.cancelled, .running, .retryable, .completed, .discarded, .quarantined, .cancelled]
        )
    }

    @Test("cancelling what is not wanted spares what is, and asks about no completed job")
    func cancelUnwanted() throws {
        let fixture = try oneOfEach()
        var asked: [Int64] = []
        let count = try fixture.write { db in
            try fixture.queue.cancel(at: Fixture.start, in: db) { job in
                asked.append(job.source)
                return job.source != 3
            }
        }
        #expect(count == 4)
        #expect(asked == [1, 2, 3, 5, 6])
        let expected: [JobState] = [.cancelled, .cancelled, .retryable, .completed, .cancelled, .cancelled, .cancelled]
        #expect(try states(fixture) == expected)
    }

    @Test("counts name every state, also those without jobs")
    func counts() throws {
        let empty = try Fixture()
        let none = try empty.database.read(empty.queue.counts)
        #expect(none == Dictionary(uniqueKeysWithValues: JobState.allCases.map { ($0, 0) }))
        let full = try oneOfEach()
        try full.enqueue(sources: [8, 9])
        let some = try full.database.read(full.queue.counts)
        #expect(some[.available] == 3)
        #expect(some.values.reduce(0, +) == 9)
    }

    @Test("a list holds the given states and no more than the limit")
    func list() throws {
        let fixture = try oneOfEach()
        let sources = { (states: Set<JobState>, limit: Int?) in
            try fixture.database.read { try fixture.queue.list(states: states, limit: limit, in: $0).map(\.source) }
        }
        #expect(try sources([.discarded, .running], nil) == [2, 5])
        #expect(try sources([.discarded, .running], 1) == [2])
        #expect(try sources([.discarded], 0) == [])
        #expect(try sources([.discarded], -3) == [])
        #expect(try sources([], nil) == [])
    }

    @Test("the next retry is the earliest of all")
    func nextRetry() throws {
        let fixture = try Fixture(retry: RetryPolicy(firstDelay: 10, jitter: 0))
        try fixture.enqueue(sources: [1, 2])
        let jobs = try fixture.claim(2)
        for (job, delay) in zip(jobs, [30.0, 5.0]) {
            let now = Fixture.start.addingTimeInterval(delay)
            _ = try fixture.write { try fixture.queue.fail(job, as: .fault, reason: "r", at: now, in: $0) }
        }
        #expect(try fixture.database.read(fixture.queue.nextRetry) == Fixture.start.addingTimeInterval(15))
    }
}
