import Catalog
import Foundation
import GRDB
import JobQueue
import Presets
import Rendering
import Site
import Store

/// Says what a run would do for one source, and why.
public struct Explainer: Sendable {
    private let project: Project
    private let crew: Crew

    /// Makes an explainer of a project that this process owns.
    public init(project: Project, crew: Crew) {
        self.project = project
        self.crew = crew
    }

    /// The plan for a source by its path, in any spelling that a post uses.
    ///
    /// - Returns: nil where no post names such a source.
    public func explain(_ path: String) async throws -> Explanation? {
        try await project.naming { try await explanation(of: path) }
    }

    private func explanation(of path: String) async throws -> Explanation? {
        let engine = try await crew.engine(limits: project.configuration.limits)
        let surveyor = Surveyor(project: project, crew: crew, engine: engine, observe: { _ in })
        let survey = try await surveyor.survey(try await project.scan(only: path))
        guard let reference = survey.scan.sources.first else { return missing(path, survey.scan.findings) }
        var explanation = Explanation(source: reference.path, posts: reference.posts, presets: [])
        guard let source = survey.sources.first else {
            explanation.error = survey.failures.first?.reason
            return explanation
        }
        if case .usable(let header) = source.record.verdict {
            explanation.format = header.format
            explanation.width = header.width
            explanation.height = header.height
        }
        let plan = try await plan(for: source, engine: engine)
        let facts = try await facts(of: source)
        explanation.error = facts.failure
        let offers = plan.uses.reduce(into: [:]) { offers, use in
            offers[use.preset.name] = FormatOffer(use, known: facts.catalogued)
        }
        explanation.presets = plan.uses.map { use in
            Explanation.Use(
                preset: use.preset.name,
                leftAlone: use.leftAlone,
                variants: use.formats.flatMap { format, variants in
                    variants.map { facts.describe($0, withheld: offers[use.preset.name]?.reasons[format]) }
                }
            )
        }
        return explanation
    }

    /// What the presets want of a source; within a limit on all that is published the others count too.
    private func plan(for source: SurveyedSource, engine: Engine) async throws -> SourcePlan {
        if project.configuration.limits.published != nil {
            let state = try await project.state(crew: crew)
            let limited = state.plans.first { $0.source.reference.path == source.reference.path }
            if let limited { return limited }
        }
        return Planner(presets: project.configuration.presets, engine: engine).plan(source)
    }

    /// What is said of a path that a post names and that is not there.
    private func missing(_ path: String, _ findings: [Finding]) -> Explanation? {
        guard let finding = findings.first else { return nil }
        return Explanation(source: path, posts: [finding.post], error: finding.message, presets: [])
    }

    private func facts(of source: SurveyedSource) async throws -> VariantFacts {
        let (catalog, queue, id) = (project.catalog, project.queue, source.record.id)
        let (variants, jobs, options) = try await project.database.read { db in
            let open = try queue.list(states: JobQueue.failed.union([.available]), in: db)
            let jobs = try open.filter { $0.source == id }.map {
                VariantFacts.OpenJob(job: $0, recipe: try catalog.recipeText($0.recipe, in: db) ?? "")
            }
            let options = try catalog.options(ofVariantsOf: id, in: db)
            return (try catalog.variants(of: id, in: db), jobs, options)
        }
        let store = project.store
        return VariantFacts(catalogued: variants, store: store, jobs: jobs, options: options)
    }
}
