/// Where a job stands; the words are those of river and oban.
public enum JobState: String, CaseIterable, Codable, Hashable, Sendable {
    /// Waits for somebody to claim it.
    case available
    /// Claimed; only the holder of the current attempt may finish it.
    case running
    /// Failed, and waits for its next attempt.
    case retryable
    /// Done.
    case completed
    /// Failed for good: trying again could not help.
    case discarded
    /// Failed for good: whoever did it died of it, or failed, too often.
    case quarantined
    /// No longer wanted.
    case cancelled

    /// Whether nothing happens to the job any more unless somebody asks for it.
    public var isTerminal: Bool { [.completed, .discarded, .quarantined, .cancelled].contains(self) }

    /// The states of jobs that failed for good.
    public static let givenUp: Set<JobState> = [.discarded, .quarantined]
}
