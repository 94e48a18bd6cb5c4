import Catalog
import Presets
import Rendering
import Store
import Workers

/// What is wanted, what exists, and what therefore is to be done.
struct WorkList: Sendable {
    /// What is to be done.
    var items: [WorkItem] = []
    /// Wanted variants that exist whole, by key.
    var existing: [String: VariantRecord] = [:]
    /// What is known of variants that exist whole and of those that were withheld, wanted or not, by key.
    var known: [String: VariantRecord]
    /// Keys of variants whose formats do not pay and of which the catalog does not know that yet; here they count as
    /// withheld already.
    var superfluous: [String] = []
    /// Keys of variants the catalog lists but whose files are gone.
    var vanished: [String] = []
    /// Keys of variants whose files are there and are not what was written.
    var spoilt: [String] = []

    /// The number of variants to make.
    var missing: Int { items.reduce(0) { $0 + $1.variants.count } }

    /// Compares plans with the catalog and the folder.
    init(plans: [SourcePlan], catalogued: [String: VariantRecord], sizes: [String: Int], engine: String) {
        let shown = catalogued.values.filter { !$0.isWithheld }
        vanished = shown.filter { sizes[$0.name] == nil }.map(\.key).sorted()
        spoilt = shown.filter { sizes[$0.name] != nil && ($0.isDamaged || sizes[$0.name] != $0.bytes) }.map(\.key)
        known = catalogued
        for key in vanished + spoilt { known[key] = nil }
        var planned: Set<String> = []
        for plan in plans {
            let wanted = plan.offered(known: catalogued).filter { planned.insert($0.key).inserted }
            for variant in wanted where known[variant.key]?.isWithheld == false {
                existing[variant.key] = known[variant.key]
            }
            let missing = wanted.filter { existing[$0.key] == nil }
            items += Self.items(for: missing, of: plan.source, wantsLook: !wanted.isEmpty, engine: engine)
        }
        let unwanted = Set(plans.flatMap(\.variants).map(\.key)).subtracting(planned)
        // A file that is gone all the same need not be made only to be taken away.
        superfluous = unwanted.filter { catalogued[$0]?.isWithheld == false }.sorted()
        vanished.removeAll(where: unwanted.contains)
        spoilt.removeAll(where: unwanted.contains)
        for key in superfluous {
            known[key] = catalogued[key]
            known[key]?.isWithheld = true
        }
    }

    /// The list without jobs whose files could not get their names, and why not.
    ///
    /// - Parameter folder: The store's folder as people are told of it.
    func possible(in store: Store, folder: String) -> (work: WorkList, failures: [Failure]) {
        var work = self
        var failures: [Failure] = []
        work.items.removeAll { item in
            guard let taken = item.variants.first(where: { store.isTaken($0.name) }) else { return false }
            let reason = "\(folder)/\(taken.name), a variant of it, is a folder; move that away and run again"
            failures.append(Failure(item.source.reference, reason))
            return true
        }
        return (work, failures)
    }

    private static func items(
        for missing: [PlannedVariant],
        of source: SurveyedSource,
        wantsLook: Bool,
        engine: String
    ) -> [WorkItem] {
        var items = [false, true].flatMap { isSlow in
            split(missing.filter { $0.spec.format.isSlow == isSlow }).map {
                WorkItem(source: source, variants: $0, isSlow: isSlow, engine: engine)
            }
        }
        guard source.record.look == nil, wantsLook else { return items }
        // Where every variant exists and how the source looks is forgotten, a job without variants finds that out.
        if items.isEmpty { items.append(WorkItem(source: source, variants: [], isSlow: false, engine: engine)) }
        items[0].givesLook = true
        return items
    }

    /// Lists no longer than one message to a worker can carry.
    private static func split(_ variants: [PlannedVariant]) -> [[PlannedVariant]] {
        stride(from: 0, to: variants.count, by: Worker.mostVariants).map {
            Array(variants[$0..<min($0 + Worker.mostVariants, variants.count)])
        }
    }
}
