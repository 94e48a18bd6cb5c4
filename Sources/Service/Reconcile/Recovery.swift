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
        store = Store(folder: project.layout.variants)
    }

    /// Fills an empty catalog from the ledger; a catalog that knows anything stays as it is.
    func restoreLedger() async throws {
        let (catalog, store) = (project.catalog, store)
        guard try await project.database.read({ try catalog.isEmpty(in: $0) }) else { return }
        guard let ledger = try await offPool({ store.ledger() }) else { return }
        try await project.database.write { try catalog.restore(ledger, in: $0) }
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
        let damaged = Set(work.vanished)
        let items = work.items.filter { project.isFresh || $0.source.record.look != nil }
        let found = items.flatMap { item in
            item.variants.filter { sizes[$0.name] != nil && !damaged.contains($0.key) }.map {
                (variant: $0, source: item.source.record.id)
            }
        }
        guard !found.isEmpty else { return false }
        let (limits, catalog) = (project.configuration.limits, project.catalog)
        let folder = store.folder
        let records = try await crew.map(found) { worker, candidate -> VariantRecord? in
            let (variant, source) = candidate
            guard let file = try? SourceFile(path: "\(folder)/\(variant.name)"),
                let facts = try? await worker.inspect(source: file.descriptor, limits: limits),
                SourceKind(rawValue: facts.format) == variant.spec.format.kind, facts.size == variant.spec.size,
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
        try await project.database.write { db in for record in whole { try catalog.record(record, in: db) } }
        return !whole.isEmpty
    }

    /// Writes the ledger anew where it is lost, or has grown far beyond what it has to say.
    func tidyLedger(variants: Int, engine: String) async throws {
        let (catalog, store) = (project.catalog, store)
        let length = store.ledgerLength
        guard length > (variants + 1_000) * Self.longestLine || (length == 0 && variants > 0) else { return }
        let text = try await project.database.read { try catalog.ledger(engine: engine, in: $0) }
        try await offPool { try store.replaceLedger(text) }
    }

    /// Twice the bytes that a variant usually takes, with its part of its source's line.
    private static let longestLine = 500
}

extension ImageFormat {
    /// What files of the format are by their content.
    fileprivate var kind: SourceKind {
        switch self {
        case .avif: .heif
        case .webp: .webp
        case .jpeg: .jpeg
        case .png: .png
        case .jxl: .jxl
        }
    }
}
