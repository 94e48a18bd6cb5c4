import Catalog
import Synchronization
import TestSupport
import Testing

@testable import Service

@Suite("Memory")
struct MemoryTests {
    /// How much is inside the gate, and the most that ever was when a job came in that does not exceed the budget alone.
    private final class Meter: Sendable {
        private let state = Mutex((now: 0, most: 0, jobs: 0, largestAlone: true))

        func enter(_ bytes: Int, budget: Int) {
            state.withLock {
                $0.now += bytes
                $0.jobs += 1
                if bytes <= budget { $0.most = max($0.most, $0.now) }
                if bytes > budget, $0.jobs > 1 { $0.largestAlone = false }
            }
        }

        func leave(_ bytes: Int) {
            state.withLock {
                $0.now -= bytes
                $0.jobs -= 1
            }
        }

        var most: Int { state.withLock { $0.most } }
        var largestAlone: Bool { state.withLock { $0.largestAlone } }
    }

    @Test("jobs stay within the budget together, one that exceeds it runs alone, and all come to their turn")
    func gate() async throws {
        let (gate, meter) = (MemoryGate(budget: 100), Meter())
        let jobs = (0..<200).map { [10, 30, 60, 100, 250][$0 % 5] }
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for bytes in jobs {
                group.addTask {
                    try await gate.within(bytes) {
                        meter.enter(bytes, budget: 100)
                        for _ in 0..<5 { await Task.yield() }
                        meter.leave(bytes)
                        return 1
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(done == jobs.count)
        #expect(meter.largestAlone)
        #expect(meter.most <= 100)
    }

    @Test("a job that fails gives its memory back")
    func failure() async throws {
        struct Failed: Error {}
        let gate = MemoryGate(budget: 10)
        await #expect(throws: Failed.self) { try await gate.within(10) { throw Failed() } }
        #expect(try await gate.within(10) { true })
    }

    @Test(
        "the bound of a control group is the least of its own and those above it",
        arguments: [
            ("0::/a/b\n", 300), ("0::/a\n", 500), ("0::/\n", nil), ("9:memory:/c\n0::/none\n", 700),
            ("nonsense\n", nil),
            ("0::/../../a/b\n", 300),
        ] as [(String, Int?)]
    )
    func group(membership: String, expected: Int?) throws {
        let root = try TemporaryFolder([
            "a/memory.max": "500\n", "a/b/memory.max": "300\n", "memory/c/memory.limit_in_bytes": "700\n",
            "memory/memory.limit_in_bytes": "9223372036854771712\n",
        ])
        #expect(MemoryBudget.groupLimit(membership: membership, root: root.path) == expected)
    }

    @Test("no more workers are started than can be at work", arguments: [(64, 1, 1), (64, 500, 2), (2, 100_000, 2)])
    func crew(size: Int, megabytes: Int, expected: Int) {
        #expect(Crew(size: size, memory: megabytes * 1_000_000).workers.count == expected)
    }

    @Test("a larger picture takes more, and none so much that numbers overflow")
    func estimate() throws {
        func bytes(_ width: Int, _ height: Int, _ format: String = "jpeg") throws -> Int {
            var source = try Fixtures.source(1).record
            let header = SourceRecord.Header(
                format: format,
                width: width,
                height: height,
                frames: 10_000,
                transparent: false
            )
            source.verdict = .usable(header)
            return JobMemory.estimate(source)
        }
        #expect(try bytes(6000, 4000) < bytes(12_000, 8000))
        #expect(try bytes(6000, 4000) < bytes(6000, 4000, "png"))
        #expect(try bytes(.max / 4, .max / 4, "gif") > 0)
    }
}
