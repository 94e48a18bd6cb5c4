import Catalog
import Foundation
import GRDB
import JobQueue
import Presets
import Rendering
import Site
import Store
import Workers

/// One job's content: variants of one source that share a decode.
struct WorkItem: Sendable {
    /// The source.
    var source: SurveyedSource
    /// The variants to make, cheap formats and slow ones never together.
    var variants: [PlannedVariant]
    /// Whether the formats are slow.
    var isSlow: Bool
    /// The versions of what makes the variants.
    var engine: String
    /// Whether how the source looks is taken from this job: exactly one does, whatever order jobs end in.
    var givesLook = false

    /// All that decides the variants beside the source, in one text; sources of one size share it.
    var recipe: String {
        ([engine] + variants.map(\.spec.canonical)).joined(separator: "\n")
    }

    /// About how long the job takes, in megapixels of JPEG: formats differ by more than ten times.
    var cost: Double {
        variants.reduce(0) { $0 + Double($1.spec.size.width * $1.spec.size.height) / 1e6 * Self.weight($1.spec.format) }
    }

    /// How long a format takes beside JPEG, measured with eight widths of photographs at the default efforts.
    private static func weight(_ format: ImageFormat) -> Double {
        switch format {
        case .jpeg: 1
        case .webp: 4
        case .png: 6
        case .jxl: 12
        case .avif: 30
        }
    }

    /// Lower is sooner: cheap formats of every post before slow ones, the newest post first.
    var priority: Int64 {
        let newest = source.reference.newest?.timeIntervalSince1970 ?? 0
        let age = Int64(4e10) - Int64(min(max(newest, -2e10), 2e10))
        return (isSlow ? Int64(1e12) : 0) + age
    }
}

/// What is wanted, what exists, and what therefore is to be done.
struct WorkList: Sendable {
    /// What is to be done.
    var items: [WorkItem] = []
    /// Wanted variants that exist whole, by key.
    var existing: [String: VariantRecord] = [:]
    /// Keys of variants the catalog lists but whose files are gone or have another length.
    var vanished: [String] = []

    /// The number of variants to make.
    var missing: Int { items.reduce(0) { $0 + $1.variants.count } }

    /// Compares plans with the catalog and the folder.
    init(plans: [SourcePlan], catalogued: [String: VariantRecord], sizes: [String: Int], engine: String) {
        vanished = catalogued.values.filter { sizes[$0.name] != $0.bytes }.map(\.key).sorted()
        let gone = Set(vanished)
        var planned: Set<String> = []
        for plan in plans {
            let wanted = plan.variants.filter { planned.insert($0.key).inserted }
            for variant in wanted where !gone.contains(variant.key) { existing[variant.key] = catalogued[variant.key] }
            let missing = wanted.filter { existing[$0.key] == nil }
            items += Self.items(for: missing, of: plan.source, engine: engine)
        }
    }

    private static func items(
        for missing: [PlannedVariant],
        of source: SurveyedSource,
        engine: String
    ) -> [WorkItem] {
        var items = [false, true].flatMap { isSlow in
            split(missing.filter { $0.spec.format.isSlow == isSlow }).map {
                WorkItem(source: source, variants: $0, isSlow: isSlow, engine: engine)
            }
        }
        if source.record.look == nil, !items.isEmpty { items[0].givesLook = true }
        return items
    }

    /// Lists no longer than one message to a worker can carry.
    private static func split(_ variants: [PlannedVariant]) -> [[PlannedVariant]] {
        stride(from: 0, to: variants.count, by: Worker.mostVariants).map {
            Array(variants[$0..<min($0 + Worker.mostVariants, variants.count)])
        }
    }
}
