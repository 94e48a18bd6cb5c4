import Foundation

/// How often a failing job is tried, and how long it waits in between.
public struct RetryPolicy: Hashable, Sendable {
    /// How many attempts may fail before the job is quarantined, at least 1.
    public let maxAttempts: Int
    /// How many kills from outside are not held against a job; each further one counts as a failed attempt.
    public let pardons: Int
    /// The wait after the first failure, in seconds; each further failure doubles it.
    public let firstDelay: TimeInterval
    /// The longest wait, in seconds, jitter included.
    public let longestDelay: TimeInterval
    /// The part of each wait, 0…1, that differs from job to job, so that jobs that failed together do not return together.
    public let jitter: Double

    /// Makes a policy; values out of range become the nearest in range.
    public init(
        maxAttempts: Int = 2,
        pardons: Int = 10,
        firstDelay: TimeInterval = 1,
        longestDelay: TimeInterval = 60,
        jitter: Double = 0.2
    ) {
        self.maxAttempts = max(1, maxAttempts)
        self.pardons = max(0, pardons)
        self.firstDelay = max(0, firstDelay)
        self.longestDelay = max(0, longestDelay)
        self.jitter = min(max(0, jitter), 1)
    }

    /// The wait in seconds after a number of failures, at least 1, of one job: `firstDelay` doubled for each further
    /// failure, at most `longestDelay`, less a share of up to `jitter` that is always the same for the same arguments.
    public func delay(afterFailures failures: Int, of job: Int64) -> TimeInterval {
        // 2^62 is past any wait and still far from overflowing a Double.
        let doublings = Double(min(max(0, failures - 1), 62))
        let whole = min(firstDelay * exp2(doublings), longestDelay)
        return whole * (1 - jitter * Self.share(of: job, failures))
    }

    /// A number in 0..<1 that looks random but depends on the arguments alone: the finaliser of SplitMix64
    /// (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    private static func share(of job: Int64, _ failures: Int) -> Double {
        var bits = UInt64(bitPattern: job) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: failures)
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return Double(bits >> 11) * 0x1p-53
    }
}
