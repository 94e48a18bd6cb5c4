import Foundation
import JobQueue
import Testing

@Suite("The state machine of a job")
struct TransitionTests {
    /// What can happen to a job.
    enum Event: CaseIterable {
        case enqueue, claim, claimWhenDue, complete, fault, faultAgain, refuse, kill, release, releaseOrphans, cancel,
            retry
    }

    /// The whole table: where an event leads from each state; what is not listed leaves the job alone.
    static let table: [JobState: [Event: JobState]] = [
        .available: [.claim: .running, .claimWhenDue: .running, .cancel: .cancelled],
        .running: [
            .complete: .completed, .fault: .retryable, .faultAgain: .quarantined, .refuse: .discarded,
            .kill: .available, .release: .available,
            .releaseOrphans: .available, .cancel: .cancelled,
        ],
        .retryable: [.claimWhenDue: .running, .cancel: .cancelled, .retry: .available],
        .completed: [.enqueue: .available],
        .discarded: [.cancel: .cancelled, .retry: .available],
        .quarantined: [.cancel: .cancelled, .retry: .available],
        .cancelled: [.enqueue: .available, .retry: .available],
    ]

    @Test("every event leads where the table says, or changes nothing", arguments: JobState.allCases, Event.allCases)
    func everyTransition(from state: JobState, by event: Event) throws {
        let fixture = try Fixture()
        let job = try fixture.job(in: state)
        let before = try fixture.only()
        #expect(before.state == state)

        try Self.apply(event, to: job, in: fixture)

        let after = try fixture.only()
        if let expected = Self.table[state]?[event] {
            #expect(after.state == expected)
        } else {
            #expect(after == before)
        }
        #expect(after.attempt >= before.attempt)
    }

    private static func apply(_ event: Event, to job: Job, in fixture: Fixture) throws {
        let (queue, now) = (fixture.queue, Fixture.start)
        let strict = JobQueue(retry: RetryPolicy(maxAttempts: 1))
        let due = now.addingTimeInterval(queue.retry.longestDelay)
        try fixture.write { db in
            switch event {
            case .enqueue: _ = try queue.enqueue([NewJob(source: 1, recipe: 1, priority: 5)], at: now, in: db)
            case .claim: _ = try queue.claim(limit: 1, at: now, in: db)
            case .claimWhenDue: _ = try queue.claim(limit: 1, at: due, in: db)
            case .complete: _ = try queue.complete(job, at: now, in: db)
            case .fault: _ = try queue.fail(job, as: .fault, reason: "x", at: now, in: db)
            case .faultAgain: _ = try strict.fail(job, as: .fault, reason: "x", at: now, in: db)
            case .refuse: _ = try queue.fail(job, as: .refused, reason: "x", at: now, in: db)
            case .kill: _ = try queue.fail(job, as: .killed, reason: "x", at: now, in: db)
            case .release: try queue.release([job], in: db)
            case .releaseOrphans: _ = try queue.releaseOrphans(in: db)
            case .cancel: _ = try queue.cancel(ids: [job.id], at: now, in: db)
            case .retry: _ = try queue.retry(ids: [job.id], in: db)
            }
        }
    }

    @Test("a state is terminal exactly when it has an end date", arguments: JobState.allCases)
    func endDates(state: JobState) throws {
        let fixture = try Fixture()
        _ = try fixture.job(in: state)
        let job = try fixture.only()
        #expect((job.finishedAt != nil) == state.isTerminal)
        #expect((job.retryAt != nil) == (state == .retryable))
    }
}
