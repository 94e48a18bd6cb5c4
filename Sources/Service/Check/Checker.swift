import Catalog
import GRDB
import JobQueue
import Presets
import Site
import Store

/// Compares a site with what its posts and presets call for, and makes nothing.
public struct Checker: Sendable {
    private let project: Project
    private let crew: Crew
    private let observe: RunObserver

    /// Makes a checker of a project that this process owns.
    public init(project: Project, crew: Crew, observe: @escaping RunObserver = { _ in }) {
        self.project = project
        self.crew = crew
        self.observe = observe
    }

    /// Reads the posts and what is new of the sources, and looks at what is published.
    ///
    /// - Throws: What hinders the check as a whole; what is wrong with the site is in the report.
    public func check() async throws -> CheckReport {
        try await project.naming {
            let state = try await project.state(crew: crew, observe: observe)
            try project.keepFromLosingAll(state)
            let work = try await project.work(for: state, crew: crew)
            let (store, queue) = (project.store, project.queue)
            let published = try await offPool { try store.sizes() }
            let givenUp = try await project.database.read { try queue.list(states: JobState.givenUp, in: $0) }
            var report = report(
                state,
                VariantStock(state: state, work: work, published: published),
                givenUp.bySource.mapValues { $0.complaint ?? "it cannot be rendered" }
            )
            report.projected = Projection(state, work)
            return report
        }
    }

    private func report(_ state: SiteState, _ stock: VariantStock, _ givenUp: [Int64: String]) -> CheckReport {
        let sources = SourceRules(state: state, stock: stock, givenUp: givenUp)
        let variants = VariantRules(stock: stock, output: project.layout.output)
        let budgets = BudgetRule(stock: stock, budgets: project.configuration.budgets)
        var findings = sources.missing + sources.unusable + sources.untold
        for plan in state.plans {
            findings += NarrowRule.findings(in: plan) + budgets.findings(in: plan)
            if !sources.givenUp.contains(plan.source.record.id) { findings += variants.findings(in: plan) }
        }
        return CheckReport(
            posts: state.survey.scan.posts,
            sources: state.survey.scan.sources.count,
            variants: stock.wanted,
            findings: findings + variants.orphans
        )
    }
}
