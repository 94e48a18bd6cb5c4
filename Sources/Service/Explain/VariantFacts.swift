import Catalog
import JobQueue
import Presets
import Rendering
import Store

/// What is known of one source's variants.
struct VariantFacts: Sendable {
    /// A job that is not done, with the options of its variants.
    struct OpenJob: Sendable {
        var job: Job
        var recipe: String
    }

    /// The variants that the catalog lists, by key.
    let catalogued: [String: VariantRecord]
    let store: Store
    /// The source's jobs that are not done.
    let jobs: [OpenJob]

    /// Why the last attempt failed; nil where none did.
    var failure: String? {
        for open in jobs {
            if let reason = open.job.reason { return reason }
        }
        return nil
    }

    /// A variant's state in words.
    func describe(_ variant: PlannedVariant) -> Explanation.Variant {
        let record = catalogued[variant.key]
        let size = record.flatMap { store.size(of: $0.name) }
        let isCurrent = record != nil && size == record?.bytes
        return Explanation.Variant(
            name: record?.name ?? variant.name,
            format: variant.spec.format.rawValue,
            width: variant.spec.size.width,
            height: variant.spec.size.height,
            options: variant.spec.canonical,
            bytes: isCurrent ? size : nil,
            quality: isCurrent ? record?.quality : nil,
            score: isCurrent ? record?.look?.score : nil,
            target: variant.spec.quality.score,
            state: isCurrent ? "up to date" : reason(variant, record: record, size: size),
            isCurrent: isCurrent
        )
    }

    private func reason(_ variant: PlannedVariant, record: VariantRecord?, size: Int?) -> String {
        if let record {
            guard let size else { return "to be made again: the file is gone" }
            return "to be made again: expected \(record.bytes) bytes, found \(size)"
        }
        let open = jobs.first { $0.recipe.split(separator: "\n").contains(variant.spec.canonical[...]) }
        switch open?.job.state {
        case .discarded: return "given up"
        case .retryable: return "to be tried again"
        case .available: return "queued"
        default: return "to be made: no variant with this content and these options yet"
        }
    }
}
