import Catalog
import GRDB
import JobQueue
import Manifest
import Presets
import Rendering
import Site
import Store

extension Reconcile {
    /// Writes the manifest and counts what there is, also when the run's task is cancelled.
    ///
    /// - Parameters:
    ///   - work: What the site calls for; nil where that is to be found out anew.
    ///   - isWhole: Whether the run came to its end. A line that a failed one could not add to the ledger is missing there
    ///     for good, unless that is written anew.
    func finish(
        _ state: SiteState,
        work: WorkList?,
        summary: RunSummary,
        isWhole: Bool
    ) async throws -> RunSummary {
        try await Task {
            let current = if let work { work } else { try await project.work(for: state, crew: crew) }
            return try await conclude(current, of: state, summary: summary, isWhole: isWhole)
        }.value
    }

    private func conclude(
        _ current: WorkList,
        of state: SiteState,
        summary: RunSummary,
        isWhole: Bool
    ) async throws -> RunSummary {
        var summary = try await count(current, state, into: summary)
        try await project.liftMarks(from: current.existing)
        let catalog = project.catalog
        let looks = try await project.database.read { try catalog.sources(in: $0).compactMapValues(\.look) }
        let builder = ManifestBuilder(
            base: project.configuration.baseURL ?? state.survey.scan.baseURL,
            output: project.layout.output,
            details: project.configuration.details
        )
        let (path, durability) = (project.layout.path(project.layout.manifest), project.configuration.durability)
        let shown = try await project.listed(Set(current.superfluous.compactMap { current.known[$0]?.name }))
        crashPoint("listing")
        summary.manifestChanged = try await offPool {
            let manifest = builder.build(state.plans, known: current.known, looks: looks)
            return try AtomicFile.write(manifest.encoded(), to: path, durability: durability)
        }
        crashPoint("listed")
        for failure in summary.failures { observe(.failed(failure)) }
        try await withhold(current, shown: shown)
        try await Recovery(project: project, crew: crew)
            .tidyLedger(
                current.known.count,
                of: state.plans.count,
                engine: state.engine.verdicts,
                wasFound: state.survey.foundLedger && isWhole
            )
        crashPoint("tidied")
        try await remember(state, published: current, summary)
        return summary
    }

    /// Takes away the files of formats that do not pay, after the manifest that does not list them.
    ///
    /// Those that pages showed until now may be known by their URLs, so they stay until `assets clean` takes them.
    private func withhold(_ work: WorkList, shown: Set<String>) async throws {
        guard !work.superfluous.isEmpty else { return }
        let (catalog, store) = (project.catalog, project.store)
        let names = work.superfluous.compactMap { work.known[$0]?.name }.filter { !shown.contains($0) }
        // Files first: of a run that is killed between, rows without files tell the next one what to do, while files
        // without rows would stay.
        _ = try await offPool { try store.remove(names) }
        crashPoint("removed")
        try await project.database.write { try catalog.withhold(keys: work.superfluous, in: $0) }
        crashPoint("withheld")
        try await offPool { try store.addToLedger(Ledger.lines(withheld: work.superfluous)) }
    }

    /// Leaves what this run saw to the next one.
    private func remember(_ state: SiteState, published: WorkList, _ summary: RunSummary) async throws {
        let libraries = try await crew.codecs().libraries
        let isDone = summary.missing == 0 && published.vanished.isEmpty && state.survey.unfinished.isEmpty
        let verdict = SiteMemory.Verdict(summary: summary.repeated, notices: state.survey.scan.notices)
        let (database, seal, memory) = (project.database, project.seal, project.memory)
        // First, since it flushes the rows: an index that outlives them says that there is nothing to do.
        try await offPool { seal.renew(of: database) }
        try await offPool {
            let files = published.existing.values.map { (name: $0.name, bytes: $0.bytes) }
            try memory.keep(state.survey, published: files, libraries: libraries, verdict: isDone ? verdict : nil)
        }
        crashPoint("remembered")
    }

    /// Counts what exists, what is missing, and which sources were given up.
    func count(_ work: WorkList, _ state: SiteState, into summary: RunSummary) async throws -> RunSummary {
        let queue = project.queue
        let givenUp = try await project.database.read { try queue.list(states: JobState.givenUp, in: $0) }
        var summary = summary
        summary.count(work, plans: state.plans, givenUp: givenUp)
        summary.estimate(work, givenUp: givenUp)
        summary.projected = Projection(state, work)
        summary.cut = state.cut
        summary.add(givenUp: givenUp, plans: state.plans)
        return summary
    }
}
