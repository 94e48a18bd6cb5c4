import Catalog
import Foundation
import GRDB
import JobQueue
import Manifest
import Presets
import Rendering
import Site
import Store
import Workers

/// Brings a site's variants and manifest into the state that its posts and presets call for.
///
/// It does not know what woke it: a command, a watcher and a node of many machines run the same code.
public struct Reconcile: Sendable {
    let project: Project
    let crew: Crew
    let observe: RunObserver

    /// Makes a run on a project that this process owns.
    public init(project: Project, crew: Crew, observe: @escaping RunObserver = { _ in }) {
        self.project = project
        self.crew = crew
        self.observe = observe
    }

    /// Makes what is missing and writes the manifest.
    ///
    /// Cancelling the task stops the run cleanly: what was made stays, and the manifest lists what exists.
    ///
    /// - Parameters:
    ///   - dryRun: Whether to say what would be made and make nothing.
    ///   - budget: For how long jobs may be begun; what is then left is for the next run. nil for no bound.
    /// - Throws: What stopped the run as a whole; a source that cannot be rendered is in the summary instead.
    public func run(dryRun: Bool = false, budget: Duration? = nil) async throws -> RunSummary {
        try await project.naming { try await reconcile(dryRun: dryRun, budget: budget) }
    }

    /// Whether jobs of earlier runs wait to be done.
    private func hasOpenJobs() async throws -> Bool {
        let queue = project.queue
        return try await project.database.read {
            try !queue.list(states: [.available, .running, .retryable], in: $0).isEmpty
        }
    }

    /// Says what the last run said.
    private func repeated(_ verdict: SiteMemory.Verdict) -> RunSummary {
        observe(.scanned(posts: verdict.summary.posts))
        for notice in verdict.notices { observe(.notice(notice)) }
        for failure in verdict.summary.failures { observe(.failed(failure)) }
        return verdict.summary
    }

    private func reconcile(dryRun: Bool, budget: Duration?) async throws -> RunSummary {
        let start = ContinuousClock.now
        let (memory, seal, isIdle) = (project.memory, project.seal, try await !hasOpenJobs())
        func unchanged(_ verdict: SiteMemory.Verdict) -> RunSummary {
            seal.putBack()
            return repeated(verdict).lasting(start.duration(to: .now))
        }
        if isIdle, let past = try await offPool({ memory.verdict() }) { return unchanged(past) }
        let scan = try await project.scan()
        if isIdle, let past = try await offPool({ memory.verdict(of: scan) }) { return unchanged(past) }
        try await offPool { try seal.check() }
        try await project.database.read { try ProjectDatabase.check($0) }
        return try await reconcile(scan, since: start, dryRun: dryRun, budget: budget)
    }

    /// Looks at everything that a scan found, whatever the last run saw.
    private func reconcile(
        _ scan: SiteScan,
        since start: ContinuousClock.Instant,
        dryRun: Bool,
        budget: Duration?
    ) async throws -> RunSummary {
        let state = try await project.state(of: scan, crew: crew, observe: observe)
        try project.keepFromLosingAll(state)
        var summary = RunSummary(survey: state.survey, plans: state.plans)
        let work = try await project.work(for: state, crew: crew)
        summary.kept = work.existing.count
        if dryRun {
            announce(work.items)
            return try await count(work, state, into: summary)
        }
        let made: Made
        do { made = try await make(work, until: budget.map { start + $0 }) } catch {
            // The manifest lists what exists, so that a stopped run leaves a correct site.
            _ = try? await finish(state, work: nil, summary: summary, isWhole: false)
            throw error
        }
        summary.made = made.variants
        summary.failures += made.failures
        let known = made.variants == 0 && work.items.isEmpty ? work : nil
        summary = try await finish(state, work: known, summary: summary, isWhole: true)
        summary.seconds = start.duration(to: .now) / .seconds(1)
        return summary
    }

    /// What a run made.
    private struct Made {
        /// The number of variants.
        var variants = 0
        /// The sources that could not be settled.
        var failures: [Failure]
    }

    /// Queues what is missing and does it.
    private func make(_ work: WorkList, until deadline: ContinuousClock.Instant?) async throws -> Made {
        let store = project.store
        let (work, blocked) = try await offPool { work.possible(in: store, folder: project.configuration.output) }
        let items = try await enqueue(work)
        defer { store.removeEmptyStaging() }
        try await offPool {
            // A folder that is made and removed for nothing would wake whoever watches.
            if !items.isEmpty { try store.prepare() }
            _ = try store.sweepStaging()
        }
        guard !items.isEmpty else { return Made(failures: blocked) }
        let publisher = Publisher(project: project, store: store, observe: observe)
        let feed = JobFeed(project: project, items: items, batch: crew.workers.count * 8, deadline: deadline)
        let runner = JobRunner(
            project: project,
            crew: crew,
            store: store,
            feed: feed,
            publisher: publisher,
            observe: observe
        )
        let failures = try await runner.run()
        return Made(variants: await publisher.made, failures: blocked + failures)
    }

    /// Puts jobs into the queue, drops from it what is no longer wanted, and forgets files that are gone.
    private func enqueue(_ work: WorkList) async throws -> [JobName: WorkItem] {
        let (catalog, queue, now) = (project.catalog, project.queue, Date())
        let (items, givenUp) = try await project.database.write { db in
            try catalog.forgetVariants(keys: work.vanished, in: db)
            var recipes: [String: Int64] = [:]
            var items: [JobName: WorkItem] = [:]
            var jobs: [NewJob] = []
            for item in work.items {
                let text = item.recipe
                let recipe = try recipes[text] ?? catalog.recipe(text, in: db)
                recipes[text] = recipe
                items[JobName(source: item.source.record.id, recipe: recipe)] = item
                jobs.append(NewJob(source: item.source.record.id, recipe: recipe, priority: item.priority))
            }
            _ = try queue.enqueue(jobs, at: now, in: db)
            _ = try queue.cancel(at: now, in: db) { items[JobName(source: $0.source, recipe: $0.recipe)] == nil }
            let givenUp = try queue.list(states: JobState.givenUp, in: db)
            return (items, Set(givenUp.map { JobName(source: $0.source, recipe: $0.recipe) }))
        }
        crashPoint("queued")
        announce(items.filter { !givenUp.contains($0.key) }.map(\.value))
        return items
    }

    private func announce(_ items: [WorkItem]) {
        let variants = items.reduce(0) { $0 + $1.variants.count }
        observe(.planned(variants: variants, cost: items.reduce(0) { $0 + $1.cost }))
    }
}
