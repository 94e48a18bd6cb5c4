import Catalog
import GRDB
import Presets
import Store

/// What a site calls for: its sources, and the variants that the presets want of each.
struct SiteState: Sendable {
    /// The posts and the sources that they name.
    var survey: SourceSurvey
    /// What the presets want of every source that can be read.
    var plans: [SourcePlan]
    /// The versions of what makes variants, under the site's limits.
    var engine: Engine
}

extension Project {
    /// Reads the posts, the sources that are new or changed, and works out what is wanted; encodes nothing.
    func state(crew: Crew, observe: @escaping RunObserver = { _ in }) async throws -> SiteState {
        let engine = try await crew.engine(limits: configuration.limits)
        let survey = try await Surveyor(project: self, crew: crew, engine: engine, observe: observe).survey()
        let planner = Planner(presets: configuration.presets, engine: engine)
        return SiteState(survey: survey, plans: survey.sources.map(planner.plan), engine: engine)
    }

    /// Compares what is wanted with the catalog and with the files that are there.
    func work(for state: SiteState) async throws -> WorkList {
        let catalog = catalog
        let catalogued = try await database.read { try catalog.variants(in: $0) }
        let store = Store(folder: layout.variants)
        let sizes = try await offPool { try store.sizes() }
        return WorkList(plans: state.plans, catalogued: catalogued, sizes: sizes, engine: state.engine.verdicts)
    }
}
