import Foundation
import GRDB
import JobQueue
import Testing

@Suite("Any sequence of operations")
struct RandomOperationTests {
    @Test("does to the queue what it does to a simple model", arguments: UInt64(1)...25)
    func againstModel(seed: UInt64) throws {
        var run = try RandomRun(seed: seed)
        for step in 1...400 {
            try run.step()
            try #require(try run.entries() == run.model.entries, "seed \(seed), step \(step)")
        }
        // A sequence that reached no end would prove little.
        #expect(run.accepted > 20 && run.refused > 5)
    }
}

/// A queue, its model, and every job that was ever claimed, so that late holders take part.
private struct RandomRun {
    private let fixture: Fixture
    private var random: Seeded
    private var now = Fixture.start
    private var held: [Job] = []
    private(set) var model: Model
    private(set) var accepted = 0
    private(set) var refused = 0

    init(seed: UInt64) throws {
        // No wait here is near the longest one, so that the model needs no rule for a clock that is set back.
        let policy = RetryPolicy(maxAttempts: 3, firstDelay: 2, longestDelay: 1_000_000)
        fixture = try Fixture(retry: policy)
        model = Model(policy: policy)
        random = Seeded(state: seed)
    }

    /// The queue's rows in the model's shape.
    func entries() throws -> [Model.Entry] {
        try fixture.all().sorted { $0.id < $1.id }.map {
            Model.Entry(
                id: $0.id,
                source: $0.source,
                recipe: $0.recipe,
                priority: $0.priority,
                state: $0.state,
                attempt: $0.attempt,
                failures: $0.failures,
                kills: $0.kills,
                retryAt: $0.retryAt
            )
        }
    }

    /// Does one operation of random kind and arguments to both.
    mutating func step() throws {
        switch roll(20) {
        case 0...2: try enqueue()
        case 3...7: try claim()
        case 8...14: try finishAny()
        case 15: try cancel()
        case 16: try retry()
        case 17 where roll(3) == 0:
            let count = try fixture.write(fixture.queue.releaseOrphans)
            #expect(count == model.releaseOrphans())
        default: now.addTimeInterval(1.5)
        }
    }

    private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

    private mutating func enqueue() throws {
        let jobs = (0..<roll(4)).map { _ in
            NewJob(source: Int64(roll(6)), recipe: Int64(roll(3)), priority: Int64(roll(5)))
        }
        let count = try fixture.write { try fixture.queue.enqueue(jobs, at: now, in: $0) }
        #expect(count == model.enqueue(jobs))
    }

    private mutating func claim() throws {
        let limit = roll(4)
        let suspects = roll(3) > 0
        let jobs = try fixture.write { try fixture.queue.claim(limit: limit, suspects: suspects, at: now, in: $0) }
        #expect(jobs.map(\.id) == model.claim(limit: limit, suspects: suspects, at: now))
        held += jobs
    }

    private mutating func cancel() throws {
        let ids = [Int64(roll(20))]
        let count = try fixture.write { try fixture.queue.cancel(ids: ids, at: now, in: $0) }
        #expect(count == model.cancel(ids))
    }

    private mutating func retry() throws {
        let ids = roll(2) == 0 ? nil : [Int64(roll(20)), Int64(20 + roll(20))]
        let count = try fixture.write { db in
            if let ids { return try fixture.queue.retry(ids: ids, in: db) }
            return try fixture.queue.retry(states: JobQueue.failed, in: db)
        }
        #expect(count == model.retry(ids))
    }

    /// Ends one of the latest claims, be it still held or not.
    private mutating func finishAny() throws {
        guard let job = held.suffix(6).randomElement(using: &random) else { return }
        let isHolder: Bool
        switch roll(4) {
        case 0:
            try fixture.write { try fixture.queue.release([job], in: $0) }
            isHolder = model.finish(job) { $0.state = .available }
        case 1:
            let failure: JobFailure = [.refused, .fault, .fault, .killed, .killed][roll(5)]
            let state = try fixture.write { try fixture.queue.fail(job, as: failure, reason: "r", at: now, in: $0) }
            let delay = fixture.queue.retry.delay(afterFailures: job.failures + 1, of: job.id)
            // The table holds whole milliseconds.
            let due = (now.addingTimeInterval(delay).timeIntervalSince1970 * 1000).rounded() / 1000
            #expect(state == model.fail(job, as: failure, due: Date(timeIntervalSince1970: due)))
            isHolder = state != nil
        default:
            isHolder = model.finish(job) {
                $0.state = .completed
                $0.failures = 0
                $0.kills = 0
            }
            #expect(try isHolder == fixture.write { try fixture.queue.complete(job, at: now, in: $0) })
        }
        if isHolder { accepted += 1 } else { refused += 1 }
    }
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
