import Catalog
import Foundation
import GRDB
import Presets
import Store

/// Marks the published files that nothing calls for any more, and removes those whose grace is over.
///
/// What is called for follows from the posts, their pictures and the presets as they are now, and from the manifest that
/// templates read until the next run; nothing is known by looking at pages.
public struct Clean: Sendable {
    private let project: Project
    private let crew: Crew
    private let observe: RunObserver

    /// Makes a cleaning of a project that this process owns.
    public init(project: Project, crew: Crew, observe: @escaping RunObserver = { _ in }) {
        self.project = project
        self.crew = crew
        self.observe = observe
    }

    /// Says what is to be done, and does it where told.
    ///
    /// - Parameters:
    ///   - applies: Whether to mark and remove; otherwise nothing changes.
    ///   - forces: Whether to remove even what `CleanReport.refusal` would keep.
    ///   - grace: How long marked files stay; nil for what `assets.yml` says.
    ///   - now: The time at which marks are made and compared.
    /// - Throws: `StoreError` where a file cannot be removed; the next run goes on there.
    public func run(
        applies: Bool,
        forces: Bool = false,
        grace: GracePeriod? = nil,
        now: Date = Date()
    ) async throws -> CleanReport {
        try await project.naming {
            let state = try await project.state(crew: crew, observe: observe)
            let plan = try await plan(for: state)
            let grace = grace ?? project.configuration.grace
            let folder = project.layout.output
            var report = CleanReport(plan, folder: folder, grace: grace, applied: applies, now: now)
            if !forces {
                let refusal = CleanRefusal(removing: report.due, of: report.published, state, in: project)
                report.refusal = refusal?.description
            }
            guard applies else { return report }
            try await mark(plan, now: now)
            guard report.refusal == nil else { return report }
            try await remove(report.orphans.filter(\.isDue).map(\.name))
            report.removed = report.due
            return report
        }
    }

    private func plan(for state: SiteState) async throws -> CleanPlan {
        let called = try await project.calledFor(by: state)
        let (catalog, store) = (project.catalog, project.store)
        let marks = try await project.database.read { try catalog.orphans(in: $0) }
        let sizes = try await offPool { try store.sizes() }
        var plan = CleanPlan(sizes: sizes, called: called, marks: marks)
        plan.spare(try await project.listed(Set(plan.orphans.map(\.name))))
        return plan
    }

    private func mark(_ plan: CleanPlan, now: Date) async throws {
        let catalog = project.catalog
        try await project.database.write { db in
            try catalog.unmark(plan.wantedAgain, in: db)
            try catalog.forgetOrphans(plan.gone, in: db)
            try catalog.mark(plan.newMarks(on: now), in: db)
        }
    }

    /// Removes files first and what is known of them then: a run that is stopped between leaves marks without files, which
    /// the next one forgets.
    private func remove(_ names: [String]) async throws {
        guard !names.isEmpty else { return }
        let (catalog, store) = (project.catalog, project.store)
        _ = try await offPool { try store.remove(names) }
        try await project.database.write { try catalog.forgetOrphans(names, in: $0) }
    }
}
