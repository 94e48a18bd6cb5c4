import Catalog
import GRDB
import Presets
import Site
import Store

/// What a site calls for: its sources, and the variants that the presets want of each.
struct SiteState: Sendable {
    /// The posts and the sources that they name.
    var survey: SourceSurvey
    /// What the presets want of every source that can be read.
    var plans: [SourcePlan]
    /// The versions of what makes variants, under the site's limits.
    var engine: Engine
    /// The number of sources that got less than their presets ask for, to keep within `limits.published`.
    var cut = 0
}

extension Project {
    /// Reads the posts, the sources that are new or changed, and works out what is wanted; encodes nothing.
    ///
    /// - Parameter scan: What the posts say, where that is known; nil to read them.
    func state(of scan: SiteScan? = nil, crew: Crew, observe: @escaping RunObserver = { _ in }) async throws
        -> SiteState
    {
        let engine = try await crew.engine(limits: configuration.limits)
        let surveyor = Surveyor(project: self, crew: crew, engine: engine, observe: observe)
        let survey = try await surveyor.survey(try await known(scan))
        let planner = Planner(presets: configuration.presets, engine: engine)
        let state = SiteState(survey: survey, plans: survey.sources.map(planner.plan), engine: engine)
        return try await limited(state)
    }

    private func known(_ scan: SiteScan?) async throws -> SiteScan {
        if let scan { return scan }
        return try await self.scan()
    }

    /// The state within what may be published.
    private func limited(_ state: SiteState) async throws -> SiteState {
        guard let most = configuration.limits.published else { return state }
        let catalog = catalog
        let known = try await database.read { try catalog.variants(in: $0) }
        var state = state
        (state.plans, state.cut) = PublishedLimit(bytes: most).applied(to: state.plans, sizes: SizeModel(known))
        return state
    }

    /// Compares what is wanted with the catalog and with the files that are there.
    ///
    /// - Parameter crew: Who looks at files that the catalog does not know although they have the names of wanted variants.
    func work(for state: SiteState, crew: Crew) async throws -> WorkList {
        let store = store
        let sizes = try await offPool { try store.sizes() }
        let work = try await compare(state, sizes: sizes)
        let recovery = Recovery(project: self, crew: crew)
        return try await recovery.adopt(work, sizes: sizes) ? try await compare(state, sizes: sizes) : work
    }

    private func compare(_ state: SiteState, sizes: [String: Int]) async throws -> WorkList {
        let catalog = catalog
        let catalogued = try await database.read { try catalog.variants(in: $0) }
        return WorkList(plans: state.plans, catalogued: catalogued, sizes: sizes, engine: state.engine.verdicts)
    }
}
