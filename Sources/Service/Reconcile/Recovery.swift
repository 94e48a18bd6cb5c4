import Catalog
import FileStamps
import GRDB
import Presets
import Rendering
import Site
import Store
import Workers

/// Finds out again what a lost catalog knew: from the ledger beside the variants, and from the variants themselves.
struct Recovery: Sendable {
    let project: Project
    let crew: Crew
    private let store: Store

    init(project: Project, crew: Crew) {
        self.project = project
        self.crew = crew
        store = project.store
    }

    /// Adds to the catalog what only the ledger knows, where the ledger is not the one that the last run left: then the
    /// catalog is new or an older one, the ledger is damaged, or a run was killed.
    ///
    /// - Returns: Whether the ledger is the one that the last run left.
    func restoreLedger() async throws -> Bool {
        let (catalog, store) = (project.catalog, store)
        let length = try await project.database.read { try catalog.ledgerLength(in: $0) }
        guard (length ?? 0) != store.ledgerLength else { return true }
        guard let ledger = try await offPool({ store.ledger() }) else { return false }
        try await project.database.write { try catalog.restore(ledger, in: $0) }
        return false
    }

    /// Takes wanted variants into the catalog whose files are there under the names that they would get.
    ///
    /// A name says all that decides the bytes, so what bears it and has the right format and size is the variant. How it
    /// came to look as it does is not known then.
    ///
    /// Where how a source looks is not known either, a run was killed before its first job was recorded: then the job is
    /// done again, which ends with the same bytes as one that was left alone. Only a catalog that knew nothing at all
    /// takes such variants over, too.
    ///
    /// - Returns: Whether there were any.
    func adopt(_ work: WorkList, sizes: [String: Int]) async throws -> Bool {
        // What the catalog knows to be another file than was written is no variant, whatever its header says.
        let damaged = Set(work.vanished + work.spoilt)
        let items = work.items.filter { project.isFresh || $0.source.record.look != nil }
        let found = items.flatMap { item in
            item.variants.filter { sizes[$0.name] != nil && !damaged.contains($0.key) }.map {
                (variant: $0, source: item.source.record.id)
            }
        }
        guard !found.isEmpty else { return false }
        let catalog = project.catalog
        let inspector = Inspector(limits: project.configuration.limits, memory: crew.memory)
        let folder = store.folder
        let records = try await crew.map(found) { worker, candidate -> VariantRecord? in
            let (variant, source) = candidate
            guard let file = try? SourceFile(path: "\(folder)/\(variant.name)"),
                let facts = try? await inspector.inspect(file.descriptor, by: worker),
                SourceKind(rawValue: facts.format) == SourceKind(variant.spec.format), facts.size == variant.spec.size,
                let digest = try? ContentHash(reading: file.descriptor)
            else { return nil }
            return VariantRecord(
                source: source,
                key: variant.key,
                name: variant.name,
                width: facts.size.width,
                height: facts.size.height,
                bytes: Int(file.stamp.size),
                digest: Array(digest.bytes.prefix(16))
            )
        }
        let whole = records.compactMap(\.self)
        let store = store
        if !whole.isEmpty { try await offPool { try store.flushAll() } }
        try await project.database.write { db in for record in whole { try catalog.record(record, in: db) } }
        return !whole.isEmpty
    }

    /// Writes the ledger anew where it was not the one that the last run left, is lost, or has grown far beyond what it
    /// has to say; and notes which one this run leaves.
    func tidyLedger(_ variants: Int, of sources: Int, engine: String, wasFound: Bool) async throws {
        let (catalog, store) = (project.catalog, store)
        let length = store.ledgerLength
        let isLong = length > 2 * (variants * Self.variantLine + sources * Self.sourceLine)
        if isLong || (variants > 0 && (length == 0 || !wasFound)) {
            let text = try await project.database.read { try catalog.ledger(engine: engine, in: $0) }
            try await offPool { try store.replaceLedger(text) }
        }
        try await noteLedger()
    }

    /// Adds lines to the ledger; one that is not the one that the last run left is still read by the next.
    func addToLedger(_ lines: String, wasFound: Bool) async throws {
        let store = store
        try await offPool { try store.addToLedger(lines) }
        if wasFound { try await noteLedger() }
    }

    private func noteLedger() async throws {
        let (catalog, length) = (project.catalog, store.ledgerLength)
        try await project.database.write { try catalog.record(ledgerLength: length, in: $0) }
    }

    /// The bytes that a line of a variant takes at most but for long names.
    private static let variantLine = 250
    /// The bytes that a line of a source takes at most; each of its jobs writes one.
    private static let sourceLine = 1_000
}
