/// How often a job failed since it was enqueued or retried.
public struct FailureCount: Hashable, Sendable {
    /// The attempts that failed, 0…`RetryPolicy.maxAttempts`.
    public var failures: Int
    /// The attempts that were killed from outside.
    public var kills: Int

    /// Makes a count.
    public init(failures: Int = 0, kills: Int = 0) {
        self.failures = failures
        self.kills = kills
    }

    /// Counts one more attempt that failed, and returns what becomes of the job.
    ///
    /// A refused job is `discarded`. After a fault it is `retryable` until `RetryPolicy.maxAttempts` have failed; then it is
    /// `quarantined`. A killed one is `available` again at once, but after `RetryPolicy.pardons` of these a further one
    /// counts as a fault.
    public mutating func add(_ failure: JobFailure, by policy: RetryPolicy) -> JobState {
        if failure == .killed { kills += 1 }
        if failure == .killed, kills <= policy.pardons { return .available }
        failures += 1
        if failure == .refused { return .discarded }
        return failures < policy.maxAttempts ? .retryable : .quarantined
    }
}
