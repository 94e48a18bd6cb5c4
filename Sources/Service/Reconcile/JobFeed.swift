import Catalog
import Foundation
import GRDB
import JobQueue

/// What a job in the queue is about.
struct JobName: Hashable, Sendable {
    let source: Int64
    let recipe: Int64
}

/// Gives out the queue's jobs in their order until none is left that could be done now or later in this run.
actor JobFeed {
    private let project: Project
    private let items: [JobName: WorkItem]
    private let batch: Int
    private let deadline: ContinuousClock.Instant?
    private var claimed: [Job] = []
    private var claiming: Task<Bool, any Error>?

    /// Makes a feed that claims so many jobs at a time, and none after the deadline; `items` says what each job in the
    /// queue is about.
    init(project: Project, items: [JobName: WorkItem], batch: Int, deadline: ContinuousClock.Instant? = nil) {
        self.project = project
        self.items = items
        self.batch = batch
        self.deadline = deadline
    }

    /// The next job.
    ///
    /// - Parameter suspects: Whether to give out also jobs of which an attempt failed, and to wait while the only ones left
    ///   wait for their retry.
    /// - Returns: nil when nothing is left.
    func next(suspects: Bool = false) async throws -> (job: Job, item: WorkItem)? {
        while !Task.isCancelled, !isOver {
            while !claimed.isEmpty {
                let job = claimed.removeFirst()
                // Jobs that nobody wants any more were cancelled before the run, so each has its item.
                if let item = items[JobName(source: job.source, recipe: job.recipe)] { return (job, item) }
            }
            if try await claim(suspects) { continue }
            guard suspects, try await waitForRetry() else { return nil }
        }
        return nil
    }

    /// Whether no job may be begun any more.
    nonisolated var isOver: Bool { deadline.map { ContinuousClock.now >= $0 } ?? false }

    /// Claims the next jobs; who comes while a claim is under way waits for that one, or later jobs could overtake.
    ///
    /// - Returns: Whether there were any; others may have taken them all meanwhile.
    private func claim(_ suspects: Bool) async throws -> Bool {
        let claim = claiming ?? Task { try await claimNext(suspects) }
        claiming = claim
        return try await claim.value
    }

    private func claimNext(_ suspects: Bool) async throws -> Bool {
        // Only the claim itself takes its mark away: who waited for it may come back while a newer one is under way.
        defer { claiming = nil }
        let (queue, batch) = (project.queue, batch)
        let now = Date()
        let jobs = try await project.database.write {
            try queue.claim(limit: batch, suspects: suspects, at: now, in: $0)
        }
        claimed += jobs
        return !jobs.isEmpty
    }

    /// Sleeps until the next retry is due.
    ///
    /// - Returns: false where there is none.
    private func waitForRetry() async throws -> Bool {
        let queue = project.queue
        let due = try await project.database.read { try queue.nextRetry(in: $0) }
        guard let due else { return false }
        // A clock that is set back would make the wait endless; the policy knows how long it can be at most.
        let left = deadline.map { ContinuousClock.now.duration(to: $0) / .seconds(1) } ?? .infinity
        let wait = min(max(0.01, due.timeIntervalSinceNow), queue.retry.longestDelay, max(0, left))
        try await Task.sleep(for: .seconds(wait))
        return true
    }
}
