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
        let engine = try await crew.engine(limits: project.configuration.limits)
        let surveyor = Surveyor(project: project, crew: crew, engine: engine, observe: { _ in })
        let survey = try await surveyor.survey(only: path)
        guard let reference = survey.scan.sources.first else { return nil }
        var explanation = Explanation(source: reference.path, posts: reference.posts, presets: [])
        guard let source = survey.sources.first else {
            explanation.error = survey.failures.first?.message
            return explanation
        }
        if case .usable(let header) = source.record.verdict {
            explanation.format = header.format
            explanation.width = header.width
            explanation.height = header.height
        }
        let plan = Planner(presets: project.configuration.presets, engine: engine).plan(source)
        let facts = try await facts(of: source)
        explanation.error = facts.failure
        explanation.presets = plan.uses.map { use in
            Explanation.Use(
                preset: use.preset.name,
                leftAlone: use.leftAlone,
                variants: use.variants.map(facts.describe)
            )
        }
        return explanation
    }

    private func facts(of source: SurveyedSource) async throws -> Facts {
        let (catalog, queue, id) = (project.catalog, project.queue, source.record.id)
        let (variants, jobs) = try await project.database.read { db in
            (try catalog.variants(in: db), try queue.list(states: [.discarded, .retryable, .available], in: db))
        }
        return Facts(
            catalogued: variants.filter { $0.value.source == id },
            store: Store(folder: project.layout.variants),
            job: jobs.first { $0.source == id }
        )
    }

    /// What is known of one source's variants.
    private struct Facts {
        let catalogued: [String: VariantRecord]
        let store: Store
        let job: Job?

        /// Why the last attempt failed; nil where none did.
        var failure: String? {
            guard let job, let reason = job.reason else { return nil }
            return job.state == .discarded ? "\(reason); 'assets retry' tries again" : reason
        }

        func describe(_ variant: PlannedVariant) -> Explanation.Variant {
            let record = catalogued[variant.key]
            let size = record.flatMap { store.size(of: $0.name) }
            let isCurrent = record != nil && size == record?.bytes
            return Explanation.Variant(
                name: record?.name ?? variant.name,
                format: variant.spec.format,
                width: variant.spec.size.width,
                height: variant.spec.size.height,
                options: variant.spec.canonical,
                bytes: isCurrent ? size : nil,
                state: isCurrent ? "up to date" : reason(record: record, size: size),
                isCurrent: isCurrent
            )
        }

        private func reason(record: VariantRecord?, size: Int?) -> String {
            if let record {
                guard let size else { return "to be made again: the file is gone" }
                return "to be made again: expected \(record.bytes) bytes, found \(size)"
            }
            guard let job else { return "to be made: no variant with this content and these options yet" }
            switch job.state {
            case .discarded: return "given up"
            case .retryable: return "to be tried again"
            default: return "queued"
            }
        }
    }
}
