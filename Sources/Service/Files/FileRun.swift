import Catalog
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
    private let limits: Configuration.Limits
    private let store: Store
    private let crew: Crew

    /// Makes a run that writes into a folder, which is made where it does not exist.
    public init(presets: [Preset], limits: Configuration.Limits = .init(), output: String, crew: Crew) {
        self.presets = presets
        self.limits = limits
        self.crew = crew
        store = Store(folder: output)
    }

    /// What became of one file.
    public struct FileOutcome: Sendable, Codable {
        /// The file as it was given.
        public var file: String
        /// What is in the folder now, or with a dry run would be.
        public var variants: [Variant]
        /// Why there are no variants; nil where all is well.
        public var error: String?
    }

    /// One variant in the folder.
    public struct Variant: Sendable, Codable {
        /// The file name in the folder.
        public var name: String
        /// The format.
        public var format: ImageFormat
        /// The width and height in pixels.
        public var width: Int, height: Int
        /// The length in bytes; nil where it does not exist yet.
        public var bytes: Int?
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
            let content = try ContentHash(reading: file.descriptor)
            let verdict = try await Inspector(limits: limits).judge(path, by: worker)
            if case .refused(let reason) = verdict { return FileOutcome(file: path, variants: [], error: reason) }
            let source = SurveyedSource(
                reference: SourceReference(path: path, spellings: [], posts: [], newest: nil),
                record: SourceRecord(id: 0, content: content, bytes: Int(file.stamp.size), verdict: verdict),
                stamp: file.stamp
            )
            let plan = planner.plan(source)
            if plan.variants.isEmpty { return FileOutcome(file: path, variants: [], error: plan.uses.first?.leftAlone) }
            if !dryRun { try await make(plan.variants.filter { store.size(of: $0.name) == nil }, of: file, by: worker) }
            return FileOutcome(file: path, variants: plan.variants.map(listed))
        } catch let error as RenderingError {
            return FileOutcome(file: path, variants: [], error: error.message)
        } catch let error as SystemError {
            return FileOutcome(file: path, variants: [], error: "\(error)")
        } catch let fault as WorkerFault {
            if case .notStarted = fault { throw fault }
            return FileOutcome(file: path, variants: [], error: "\(fault)")
        }
    }

    private func make(_ missing: [PlannedVariant], of file: borrowing SourceFile, by worker: Worker) async throws {
        for start in stride(from: 0, to: missing.count, by: Worker.mostVariants) {
            let variants = missing[start..<min(start + Worker.mostVariants, missing.count)]
            let staged = try await offPool { try variants.map { _ in try store.stage() } }
            let outcome = try await worker.render(
                source: file.descriptor,
                variants: variants.map(\.spec),
                into: staged.map(\.descriptor),
                limits: limits
            )
            let publications = zip(zip(staged, variants), outcome.variants).map {
                Publication(file: $0.0, name: $0.1.name, bytes: $1.bytes)
            }
            try await offPool { try store.publish(publications) }
        }
    }

    private func listed(_ variant: PlannedVariant) -> Variant {
        Variant(
            name: variant.name,
            format: variant.spec.format,
            width: variant.spec.size.width,
            height: variant.spec.size.height,
            bytes: store.size(of: variant.name)
        )
    }
}
