import Foundation
import JobQueue
import Testing

@Suite("Claiming")
struct ClaimTests {
    @Test("the lowest priority number comes first, then the lowest id")
    func order() throws {
        let fixture = try Fixture()
        let priorities: [Int64] = [5, -1, 5, 0, -1, 9]
        let jobs = priorities.enumerated().map { NewJob(source: Int64($0.offset), recipe: 1, priority: $0.element) }
        _ = try fixture.write { try fixture.queue.enqueue(jobs, at: Fixture.start, in: $0) }
        #expect(try fixture.claim(4).map(\.source) == [1, 4, 3, 0])
        #expect(try fixture.claim(4).map(\.source) == [2, 5])
        #expect(try fixture.claim(4).isEmpty)
    }

    @Test("a claimed job runs, with its attempt counted and dated")
    func claimed() throws {
        let fixture = try Fixture()
        try fixture.enqueue(sources: [1])
        let now = Fixture.start.addingTimeInterval(3)
        let job = try #require(try fixture.claim(at: now).first)
        #expect(job.state == .running)
        #expect(job.attempt == 1)
        #expect(job.attemptedAt == now)
        #expect(try fixture.only() == job)
    }

    @Test("a limit of zero or less takes nothing", arguments: [0, -1, Int.min])
    func limits(limit: Int) throws {
        let fixture = try Fixture()
        try fixture.enqueue(sources: [1, 2])
        #expect(try fixture.claim(limit).isEmpty)
        #expect(try fixture.all().map(\.state) == [.available, .available])
    }

    @Test("no job is claimed twice")
    func disjoint() throws {
        let fixture = try Fixture()
        try fixture.enqueue(sources: Array(1...100))
        var seen: [Int64] = []
        while case let batch = try fixture.claim(7), !batch.isEmpty { seen += batch.map(\.id) }
        #expect(seen.count == 100)
        #expect(Set(seen).count == 100)
    }

    @Test("a job that is due again takes its place by priority among the available ones")
    func dueByPriority() throws {
        let fixture = try Fixture()
        _ = try fixture.job(in: .retryable)
        let rest = [NewJob(source: 2, recipe: 1, priority: -1), NewJob(source: 3, recipe: 1, priority: 1)]
        _ = try fixture.write { try fixture.queue.enqueue(rest, at: Fixture.start, in: $0) }
        let due = Fixture.start.addingTimeInterval(fixture.queue.retry.longestDelay)
        #expect(try fixture.claim(3, at: due).map(\.source) == [2, 1, 3])
    }

    @Test("a claim that rolls back leaves the job available")
    func rollback() throws {
        let fixture = try Fixture()
        try fixture.enqueue(sources: [1])
        #expect(throws: Fixture.Missing.self) {
            try fixture.write { db in
                _ = try fixture.queue.claim(limit: 1, at: Fixture.start, in: db)
                throw Fixture.Missing()
            }
        }
        #expect(try fixture.only().state == .available)
    }
}
