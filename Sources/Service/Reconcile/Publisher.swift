import Catalog
import Foundation
import GRDB
import JobQueue
import Presets
import Rendering
import Site
import Store

/// A job whose files are written but not yet published.
struct RenderedJob: Sendable {
    var job: Job
    var item: WorkItem
    var files: [StagedFile]
    var outcome: RenderOutcome
    /// The first 16 bytes of each file's SHA-256.
    var digests: [[UInt8]]

    /// What is said of it once it is published.
    var event: RunEvent {
        .made(
            source: item.source.reference.path,
            variants: files.count,
            bytes: outcome.variants.reduce(0) { $0 + $1.bytes },
            cost: item.cost
        )
    }

    /// What the catalog is to know of the variants.
    var records: [VariantRecord] {
        item.variants.indices.map {
            VariantRecord(item.variants[$0], outcome.variants[$0], digest: digests[$0], of: item.source.record.id)
        }
    }
}

/// Publishes rendered files in batches: files first, then their rows together with the jobs' completion.
///
/// What comes later counts on what comes before, so unless `durability` is `none` the contents of files are flushed before
/// their names, and these before the rows by which their jobs count as done. The rows of the last batches may be lost
/// with `batch`, and lines of the ledger always; the files, the other rows and the next run make up for them. With `batch`
/// one flush of the file system serves however many files there are.
actor Publisher {
    private let project: Project
    private let store: Store
    private let observe: RunObserver
    private var waiting: [RenderedJob] = []
    private var lastFlush = ContinuousClock.now
    private(set) var made = 0

    /// A batch is published when it has so many files…
    private static let batchFiles = 256
    /// …or when the last one is so long ago.
    private static let batchTime = Duration.milliseconds(500)

    init(project: Project, store: Store, observe: @escaping RunObserver) {
        self.project = project
        self.store = store
        self.observe = observe
    }

    /// Takes over a rendered job and publishes it soon.
    ///
    /// - Throws: `StoreError` or the database's error, after which the run cannot go on.
    func add(_ rendered: RenderedJob) async throws {
        waiting.append(rendered)
        let files = waiting.reduce(0) { $0 + $1.files.count }
        if files >= Self.batchFiles || lastFlush.duration(to: .now) >= Self.batchTime { try await flush() }
    }

    /// Publishes all that waits.
    ///
    /// - Throws: `StoreError` or the database's error.
    func flush() async throws {
        let batch = waiting
        waiting = []
        lastFlush = .now
        guard !batch.isEmpty else { return }
        let (project, store) = (project, store)
        // A task of its own: cancelling the run must not tear rows from files that are already in place.
        let completed = try await Task { try await Self.publish(batch, in: store, of: project) }.value
        for rendered in completed {
            made += rendered.files.count
            observe(rendered.event)
        }
    }

    private static func publish(
        _ batch: [RenderedJob],
        in store: Store,
        of project: Project
    ) async throws -> [RenderedJob] {
        let publications = batch.flatMap { rendered in
            rendered.files.indices.map {
                Publication(
                    file: rendered.files[$0],
                    name: rendered.item.variants[$0].name,
                    bytes: rendered.outcome.variants[$0].bytes
                )
            }
        }
        try await offPool { try store.publish(publications) }
        let (completed, lines) = try await project.database.write { db in
            let completed = try batch.filter { try record($0, of: project, in: db) }
            let lines = try completed.map { try ledgerLines(of: $0, in: project.catalog, db) }.joined()
            crashPoint("recording")
            return (completed, lines)
        }
        crashPoint("recorded")
        try await offPool { try store.addToLedger(lines) }
        return completed
    }

    /// What the ledger is to say of a job that is completed.
    private static func ledgerLines(of rendered: RenderedJob, in catalog: Catalog, _ db: Database) throws -> String {
        guard let source = try catalog.source(rendered.item.source.record.id, in: db) else { return "" }
        return rendered.records.reduce(Ledger.line(of: source, engine: rendered.item.engine)) {
            $0 + Ledger.line(of: $1)
        }
    }

    /// Completes a job and records what it made in the same transaction.
    ///
    /// - Returns: false where the job is no longer this attempt's to complete.
    private static func record(_ rendered: RenderedJob, of project: Project, in db: Database) throws -> Bool {
        guard try project.queue.complete(rendered.job, at: Date(), in: db) else { return false }
        for (planned, record) in zip(rendered.item.variants, rendered.records) {
            try project.catalog.record(record, in: db)
            try project.catalog.record(options: planned.spec.canonical, ofVariant: record.key, in: db)
        }
        let appearance = rendered.outcome.appearance
        if rendered.item.givesLook,
            let look = SourceRecord.Look(checking: appearance.color, placeholder: appearance.placeholder)
        {
            try project.catalog.record(look, of: rendered.item.source.record.id, in: db)
        }
        return true
    }
}

extension VariantRecord {
    /// The record of a variant as it was planned and as it was written.
    init(_ planned: PlannedVariant, _ written: RenderedVariant, digest: [UInt8], of source: Int64) {
        var look: Look?
        if let target = planned.spec.quality.score, let score = written.score {
            look = Look(target: target, score: score)
        }
        self.init(
            source: source,
            key: planned.key,
            name: planned.name,
            width: written.size.width,
            height: written.size.height,
            bytes: written.bytes,
            quality: written.quality,
            look: look,
            digest: digest,
            cpu: written.cpu
        )
    }
}
