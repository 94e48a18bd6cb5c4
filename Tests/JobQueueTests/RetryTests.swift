import Foundation
import GRDB
import JobQueue
import Testing

@Suite("Failing and trying again")
struct RetryTests {
    private func fail(_ job: Job, at now: Date, in fixture: Fixture) throws -> JobState? {
        try fixture.write { try fixture.queue.fail(job, as: .fault, reason: "no memory", at: now, in: $0) }
    }

    @Test("a failed job is claimed at its date and not a millisecond before")
    func backoff() throws {
        let fixture = try Fixture()
        let job = try fixture.job(in: .running)
        #expect(try fail(job, at: Fixture.start, in: fixture) == .retryable)
        let due = try #require(try fixture.only().retryAt)
        #expect(due > Fixture.start)
        #expect(try fixture.database.read(fixture.queue.nextRetry) == due)
        #expect(try fixture.claim(at: due.addingTimeInterval(-0.001)).isEmpty)
        let again = try #require(try fixture.claim(at: due).first)
        #expect(again.failures == 1)
        #expect(again.reason == "no memory")
        #expect(again.attempt == 2)
        #expect(try fixture.database.read(fixture.queue.nextRetry) == nil)
    }

    @Test("the last failure puts into quarantine, and keeps its reason", arguments: [1, 2, 5])
    func untilQuarantined(maxAttempts: Int) throws {
        let fixture = try Fixture(retry: RetryPolicy(maxAttempts: maxAttempts))
        try fixture.enqueue(sources: [1])
        var now = Fixture.start
        for attempt in 1...maxAttempts {
            let job = try #require(try fixture.claim(at: now).first)
            let expected: JobState = attempt < maxAttempts ? .retryable : .quarantined
            #expect(try fail(job, at: now, in: fixture) == expected)
            now.addTimeInterval(fixture.queue.retry.longestDelay)
        }
        #expect(try fixture.claim(at: now).isEmpty)
        let job = try fixture.only()
        #expect(job.failures == maxAttempts)
        #expect(job.reason == "no memory")
    }

    @Test("released attempts are not held against the job, but each has its own number")
    func released() throws {
        let fixture = try Fixture(retry: RetryPolicy(maxAttempts: 2))
        try fixture.enqueue(sources: [1])
        for attempt in 1...5 {
            let job = try #require(try fixture.claim().first)
            #expect(job.attempt == Int64(attempt))
            #expect(job.failures == 0)
            try fixture.write { try fixture.queue.release([job], in: $0) }
        }
        let job = try #require(try fixture.claim().first)
        #expect(try fail(job, at: Fixture.start, in: fixture) == .retryable)
    }

    @Test("kills from outside are pardoned at once, up to the policy's number; each further one counts as a failure")
    func pardons() throws {
        let fixture = try Fixture(retry: RetryPolicy(maxAttempts: 2, pardons: 2, firstDelay: 0))
        try fixture.enqueue(sources: [1])
        var states: [JobState?] = []
        for _ in 1...4 {
            let job = try #require(try fixture.claim().first)
            states.append(
                try fixture.write { try fixture.queue.fail(job, as: .killed, reason: "k", at: Fixture.start, in: $0) }
            )
        }
        #expect(states == [.available, .available, .retryable, .quarantined])
        #expect(try fixture.only().failures == 2)
    }

    @Test("a kill does not take a failure away, nor does it hide why the job failed")
    func killedSuspect() throws {
        let fixture = try Fixture(retry: RetryPolicy(firstDelay: 0))
        _ = try fixture.job(in: .retryable)
        let job = try #require(try fixture.claim().first)
        _ = try fixture.write { try fixture.queue.fail(job, as: .killed, reason: "k", at: Fixture.start, in: $0) }
        let killed = try fixture.only()
        #expect((killed.state, killed.failures, killed.kills) == (.available, 1, 1))
        #expect(killed.reason == "r")
    }

    @Test("a job of which an attempt failed is claimed only by who takes suspects")
    func suspects() throws {
        let fixture = try Fixture(retry: RetryPolicy(firstDelay: 0))
        _ = try fixture.job(in: .retryable)
        try fixture.enqueue(sources: [2])
        let claim = { suspects in
            try fixture.write { try fixture.queue.claim(limit: 9, suspects: suspects, at: Fixture.start, in: $0) }
        }
        #expect(try claim(false).map(\.source) == [2])
        let suspect = try claim(true)
        #expect(suspect.map(\.source) == [1])
        try fixture.write { try fixture.queue.release(suspect, in: $0) }
        #expect(try claim(false).isEmpty, "a release does not clear it")
    }

    @Test("a clock that was set back does not keep a job waiting for years")
    func clockSetBack() throws {
        let fixture = try Fixture()
        _ = try fixture.job(in: .retryable)
        let yearsAgo = Fixture.start.addingTimeInterval(-100_000_000)
        #expect(try fixture.claim(at: yearsAgo).count == 1)
    }

    @Test("a completed job has no failures left")
    func completedAfterFailure() throws {
        let fixture = try Fixture()
        _ = try fixture.job(in: .retryable)
        let due = Fixture.start.addingTimeInterval(fixture.queue.retry.longestDelay)
        let job = try #require(try fixture.claim(at: due).first)
        #expect(try fixture.write { try fixture.queue.complete(job, at: due, in: $0) })
        let completed = try fixture.only()
        #expect(completed.failures == 0)
        #expect(completed.reason == nil)
    }
}
