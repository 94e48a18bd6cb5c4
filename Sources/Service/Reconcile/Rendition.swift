import Catalog
import FileStamps
import Presets
import Rendering
import Store
import Workers

/// Lets a worker make variants of an open source into staged files, and checks what came back.
struct Rendition: Sendable {
    let store: Store
    let limits: Configuration.Limits

    /// Seconds beyond the deadline for a megapixel of JPEG or its like, ten times what searches take on a quiet machine.
    private static let patience = 0.35

    /// Files that are written and wait to be published.
    struct Staged: Sendable {
        /// The files, in the order of the variants.
        var files: [StagedFile]
        /// What the worker said of them.
        var outcome: RenderOutcome
        /// The first 16 bytes of each file's SHA-256, in the same order.
        var digests: [[UInt8]]
    }

    /// Makes variants with one decode; searches begin by the hints.
    ///
    /// - Throws: `SourceChanged` where the source was written to meanwhile; `StoreError` where the store's device fails,
    ///   which no other job would survive either; `RenderingError` and `WorkerFault` where this job failed.
    func make(
        _ variants: [PlannedVariant],
        of source: borrowing SourceFile,
        by worker: Worker,
        hints: [SearchHint] = []
    ) async throws -> Staged {
        let (store, count) = (store, variants.count)
        var limits = limits
        limits.deadline += Int(variants.reduce(0) { $0 + $1.cost } * Self.patience)
        let files = try await offPool { try (0..<count).map { _ in try store.stage() } }
        let outcome: RenderOutcome
        do {
            outcome = try await worker.render(
                source: source.descriptor,
                variants: variants.map(\.spec),
                into: files.map(\.descriptor),
                hints: hints,
                limits: limits
            )
        } catch let error as RenderingError where error.kind == .device {
            throw StoreError.system(action: "write variants into", path: store.folder, code: error.code)
        }
        guard source.isUnchanged() else { throw SourceChanged() }
        let descriptors = files.map(\.descriptor)
        let digests = try await offPool { try descriptors.map { Array(try ContentHash(reading: $0).bytes.prefix(16)) } }
        for index in variants.indices {
            try check(files[index], against: variants[index], outcome.variants[index])
        }
        return Staged(files: files, outcome: outcome, digests: digests)
    }

    private func check(_ file: StagedFile, against planned: PlannedVariant, _ written: RenderedVariant) throws {
        let length = try FileStamp(descriptor: file.descriptor).size
        guard written.size == planned.spec.size, written.bytes > 0, written.bytes == length else {
            let found = "\(written.size.width)x\(written.size.height), \(length) of \(written.bytes) bytes"
            throw RenderingError(.failed, "expected \(planned.name) whole, received \(found)")
        }
    }
}
