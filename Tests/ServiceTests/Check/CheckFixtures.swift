import Catalog
import Presets
import Rendering
import Testing

@testable import Service
@testable import Site

/// States of sites for the tests of checks.
enum CheckFixtures {
    /// The state of a site of some sources.
    static func state(
        _ sources: [SurveyedSource],
        presets: [Preset] = [Fixtures.preset],
        failures: [Failure] = [],
        findings: [Finding] = [],
        untold: [PostPlace] = []
    ) -> SiteState {
        let scan = SiteScan(
            sources: sources.map(\.reference),
            findings: findings,
            untold: untold,
            closed: [],
            posts: 1,
            baseURL: "",
            generator: .jekyll,
            trail: ScanTrail()
        )
        let engine = Fixtures.engine()
        let planner = Planner(presets: presets, engine: engine)
        return SiteState(
            survey: SourceSurvey(scan: scan, sources: sources, failures: failures),
            plans: sources.map(planner.plan),
            engine: engine
        )
    }

    /// What is there of a site's variants.
    ///
    /// - Parameters:
    ///   - made: What the catalog knows.
    ///   - published: The lengths of the files that are there, by name; nil for those of the catalog.
    static func stock(
        _ state: SiteState,
        made: [String: VariantRecord] = [:],
        published: [String: Int]? = nil
    ) -> VariantStock {
        let files = published ?? Dictionary(uniqueKeysWithValues: made.values.map { ($0.name, $0.bytes) })
        let work = WorkList(plans: state.plans, catalogued: made, sizes: files, engine: state.engine.verdicts)
        return VariantStock(state: state, work: work, published: files)
    }

    /// A source of a width and height in pixels.
    static func source(width: Int, height: Int) throws -> SurveyedSource {
        let header = SourceRecord.Header(
            format: "jpeg",
            width: width,
            height: height,
            frames: 1,
            transparent: false
        )
        return try Fixtures.source(1, verdict: .usable(header))
    }
}
