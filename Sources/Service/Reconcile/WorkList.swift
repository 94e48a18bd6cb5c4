import Catalog
import Presets
import Rendering
import Workers

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
