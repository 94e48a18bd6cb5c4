import Foundation
import JobQueue
import Testing

@Suite("The retry policy")
struct RetryPolicyTests {
    @Test("without jitter the wait doubles until it is the longest one")
    func doubling() {
        let policy = RetryPolicy(firstDelay: 2, longestDelay: 30, jitter: 0)
        #expect((1...6).map { policy.delay(afterFailures: $0, of: 7) } == [2, 4, 8, 16, 30, 30])
    }

    @Test("jitter only shortens, by no more than its share, and differs from job to job", arguments: [0.1, 0.5, 1])
    func jitter(share: Double) {
        let policy = RetryPolicy(firstDelay: 10, longestDelay: 10, jitter: share)
        let delays = (Int64(1)...1000).map { policy.delay(afterFailures: 1, of: $0) }
        #expect(delays.allSatisfy { $0 > 10 * (1 - share) - 1e-9 && $0 <= 10 })
        #expect(Set(delays).count == 1000)
        let mean = delays.reduce(0, +) / 1000
        #expect(abs(mean - 10 * (1 - share / 2)) < 0.5)
    }

    @Test("the same job and failure always wait the same")
    func deterministic() {
        #expect(RetryPolicy().delay(afterFailures: 2, of: 9) == RetryPolicy().delay(afterFailures: 2, of: 9))
    }

    @Test("no number of failures makes the wait overflow", arguments: [0, -1, 64, 5000, Int.max])
    func extremes(failures: Int) {
        let delay = RetryPolicy().delay(afterFailures: failures, of: .max)
        #expect(delay > 0 && delay <= 60)
    }

    @Test("values out of range become the nearest in range")
    func ranges() {
        let policy = RetryPolicy(maxAttempts: 0, firstDelay: -1, longestDelay: -1, jitter: 7)
        #expect(policy == RetryPolicy(maxAttempts: 1, firstDelay: 0, longestDelay: 0, jitter: 1))
    }
}
