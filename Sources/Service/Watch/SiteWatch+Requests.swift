import JobQueue
import Presets

/// What people ask of a watcher.
extension SiteWatch {
    /// What the watcher does and knows just now.
    ///
    /// A queue that cannot be read, as where the site's folder is away, is shown as an empty one.
    public func status() async -> SiteStatus {
        let queue = (try? await JobList.read(root, .first(Self.listed))) ?? JobList(counts: [], jobs: [])
        let state = activity.state
        return SiteStatus(
            site: root,
            phase: phase(of: state),
            since: state.since,
            warnings: warnings,
            run: state.run?.progress,
            ended: state.ended,
            summary: state.summary,
            failures: state.failures + failures(of: queue.jobs, but: Set(state.failures.map(\.source))),
            queue: queue.counts,
            jobs: queue.jobs,
            added: state.added
        )
    }

    private func phase(of state: SiteActivity.State) -> SiteStatus.Phase {
        if failure != nil { return .failing }
        if !state.isWhole { return .starting }
        return state.run == nil ? .waiting : .running
    }

    /// Returns once the watcher is not busy with anything that it should not be.
    public func respond() {}

    /// Gives an element after each change of the status; several that come fast may give one.
    public nonisolated func changes() -> AsyncStream<Void> { activity.changes() }

    /// Does what `assets process` does, and tells what comes of it.
    ///
    /// A run that goes on already may have read what has changed since, so it is told of and does not count.
    public func process() async -> AsyncStream<RunReport> {
        let reports = followers.follow(until: runs + 1, after: activity.state.run?.events ?? [])
        isAsked = true
        await pause.ask()
        return reports
    }

    /// Lets what failed be tried again, at once.
    ///
    /// - Returns: The number of jobs and sources that will be tried.
    public func retry(_ target: RequestTarget) async throws -> Int {
        try await change { try await $0.retry(target) }
    }

    /// Gives up jobs until somebody lets them be tried again; a worker that does one goes on, for nothing.
    ///
    /// - Returns: The number of jobs.
    public func cancel(_ target: RequestTarget) async throws -> Int {
        try await change { try await $0.cancel(target) }
    }

    /// Changes the queue, also that of a run that goes on, and lets a run see to what that means.
    private func change(_ body: (Project) async throws -> Int) async throws -> Int {
        let count = try await withProject(body)
        guard count > 0 else { return 0 }
        // A run that goes on may have passed by what was changed, and remembers at its end that all is done.
        mustLook = true
        await pause.ask()
        return count
    }

    /// How a run ended, for those who asked for it.
    func outcome(_ summary: RunSummary, of project: Project) -> RunReport {
        guard case .isWrong(let error) = project.substitution else { return .ended(summary) }
        return .failed(reason: "\(error)", kind: RunFailure(error) ?? .usage)
    }

    /// What was given up since the last run told of its failures, as what people cancel is.
    private func failures(of jobs: [JobList.Entry], but known: Set<String>) -> [Failure] {
        var known = known
        return jobs.filter { JobState.givenUp.map(\.rawValue).contains($0.state) && known.insert($0.source).inserted }
            .map { Failure(file: $0.source, $0.reason ?? "it cannot be rendered") }
    }

    private var warnings: [String] {
        [
            failure, refusal.map { "the configuration before stays in force: \($0)" },
            blindness.map { "not every folder can be watched (\($0)), so the site is looked at every few seconds" },
            unconfined, inboxState.trouble,
        ].compactMap(\.self) + inboxState.failures.values.map(\.message).sorted()
    }

    /// The most jobs of a kind that a status lists.
    private static let listed = 20
}
