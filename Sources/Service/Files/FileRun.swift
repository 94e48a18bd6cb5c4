import Catalog
import FileStamps
import Foundation
import Presets
import Rendering
import Site
import Store
import Workers

/// Makes variants of single files into a folder, without a site, a queue or any state.
///
/// A variant that is in the folder already is not made again, since its name says all that decided it.
public struct FileRun: Sendable {
    private let presets: [Preset]
    private let limits = Configuration.Limits()
    private let store: Store
    private let crew: Crew

    /// Makes a run that writes into a folder, which is made where it does not exist.
    ///
    /// - Parameter presets: Names of built-in presets, or preset files that end in `.yml`.
    /// - Throws: `ProjectError.unknownPreset` or `.unreadable`, or `ConfigurationError`.
    public init(presets: [String], output: String, crew: Crew) throws {
        self.presets = try presets.map(PresetFiles.find)
        self.crew = crew
        store = Store(folder: output)
    }

    /// Makes the variants of every file; one that cannot be rendered does not stop the others.
    ///
    /// - Throws: What stops the run as a whole: a folder that cannot be written, a worker that does not start.
    public func run(
        _ files: [String],
        dryRun: Bool,
        observe: @escaping @Sendable (FileOutcome) -> Void
    ) async throws -> [FileOutcome] {
        let planner = Planner(presets: presets, engine: try await crew.engine(limits: limits))
        if !dryRun { try await offPool { try store.prepare() } }
        defer { store.removeEmptyStaging() }
        return try await crew.map(files) { worker, file in
            let outcome = try await outcome(of: file, planner: planner, worker: worker, dryRun: dryRun)
            observe(outcome)
            return outcome
        }
    }

    private func outcome(
        of path: String,
        planner: Planner,
        worker: Worker,
        dryRun: Bool
    ) async throws -> FileOutcome {
        do {
            let file = try SourceFile(path: path)
            let source = try await survey(file, at: path, by: worker)
            let plan = planner.plan(source)
            let missing = plan.variants.filter { store.size(of: $0.name) == nil }
            if !dryRun { try await make(missing, of: source.record, in: file, by: worker) }
            let leftAlone = plan.uses.compactMap { use in use.leftAlone.map { "\(use.preset.name): \($0)" } }
            return FileOutcome(file: path, variants: plan.variants.map(listed), leftAlone: leftAlone)
        } catch let fault as WorkerFault {
            try Task.checkCancellation()
            if case .notStarted = fault { throw fault }
            return FileOutcome(file: path, error: fault.description)
        } catch let error as RenderingError {
            return FileOutcome(file: path, error: error.message)
        } catch let error where error is SystemError || error is NotAFile || error is SourceChanged {
            return FileOutcome(file: path, error: "\(error)")
        }
    }

    /// The content and the header of an open file, as a survey of a site would have them.
    private func survey(
        _ file: borrowing SourceFile,
        at path: String,
        by worker: Worker
    ) async throws -> SurveyedSource {
        guard file.stamp.size <= limits.bytes else {
            throw RenderingError(
                .badInput,
                "the file has \(file.stamp.size) bytes, more than the \(limits.bytes) allowed"
            )
        }
        let descriptor = file.descriptor
        let content = try await offPool { try ContentHash(reading: descriptor) }
        let verdict = try await Inspector(limits: limits, memory: crew.memory).judge(file, by: worker)
        switch verdict {
        case .refused(let reason): throw RenderingError(.badInput, reason)
        case .quarantined(let reason): throw RenderingError(.failed, reason)
        case .usable, .vector: break
        }
        return SurveyedSource(
            reference: SourceReference(path: path, spellings: [], posts: [], newest: nil),
            record: SourceRecord(id: 0, content: content, bytes: Int(file.stamp.size), verdict: verdict),
            stamp: file.stamp
        )
    }

    private func make(
        _ missing: [PlannedVariant],
        of source: SourceRecord,
        in file: borrowing SourceFile,
        by worker: Worker
    ) async throws {
        let rendition = Rendition(store: store, limits: limits)
        for start in stride(from: 0, to: missing.count, by: Worker.mostVariants) {
            let variants = Array(missing[start..<min(start + Worker.mostVariants, missing.count)])
            let staged = try await crew.memory.within(JobMemory.estimate(source)) {
                try await rendition.make(variants, of: file, by: worker)
            }
            let publications = variants.indices.map {
                Publication(file: staged.files[$0], name: variants[$0].name, bytes: staged.outcome.variants[$0].bytes)
            }
            let store = store
            try await offPool { try store.publish(publications) }
        }
    }

    private func listed(_ variant: PlannedVariant) -> FileOutcome.Variant {
        FileOutcome.Variant(
            name: variant.name,
            format: variant.spec.format.rawValue,
            width: variant.spec.size.width,
            height: variant.spec.size.height,
            bytes: store.size(of: variant.name)
        )
    }
}
