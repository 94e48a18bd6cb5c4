import Catalog
import Presets
import Rendering

/// Which of the wanted variants are there.
///
/// A file that the catalog does not know counts where it has the name of a wanted variant: the name says all that decided
/// it, and a site whose state was lost, or never came along as in a fresh clone, has its pages all the same.
struct VariantStock: Sendable {
    /// The number of variants that are wanted.
    let wanted: Int
    /// Wanted variants that are not there or not whole, by source.
    let missing: [Int64: [PlannedVariant]]
    /// Published files that nothing calls for, with their lengths in bytes; none that stands in a missing variant's stead,
    /// since pages may show it until that is made.
    let orphans: [String: Int]

    /// Places of missing variants at which something older is.
    private let superseded: Set<String>
    private let known: [String: VariantRecord]
    private let vanished: Set<String>
    private let published: [String: Int]

    /// - Parameter published: The lengths of the files that are there, by name.
    init(state: SiteState, work: WorkList, published: [String: Int]) {
        known = work.known
        let gone = Set(work.vanished + work.spoilt)
        vanished = gone
        self.published = published
        var missing: [Int64: [PlannedVariant]] = [:]
        for item in work.items {
            let lacking = item.variants.filter { gone.contains($0.key) || published[$0.name] == nil }
            if !lacking.isEmpty { missing[item.source.record.id, default: []] += lacking }
        }
        self.missing = missing
        let places = Set(missing.values.joined().map(\.place))
        let unwanted = Orphans(state: state, work: work, published: published).files
        superseded = places.intersection(unwanted.keys.compactMap(VariantPlace.of))
        orphans = unwanted.filter { file in !(VariantPlace.of(file.key).map(places.contains) ?? false) }
        wanted = work.existing.count + work.missing
    }

    /// The length in bytes of a variant that is there; nil for one that is not, or that was taken away again.
    func bytes(of variant: PlannedVariant) -> Int? {
        if let record = known[variant.key] { return record.isWithheld ? nil : record.bytes }
        return vanished.contains(variant.key) ? nil : published[variant.name]
    }

    /// The number of variants of a source that pages are offered.
    func wanted(of plan: SourcePlan) -> Int { plan.offered(known: known).count }

    /// Whether something older is there in a missing variant's stead, or the variant itself with another length.
    func isStale(_ variant: PlannedVariant) -> Bool {
        superseded.contains(variant.place) || (vanished.contains(variant.key) && published[variant.name] != nil)
    }
}

/// A variant's file name without its key: the picture, the width and the format.
enum VariantPlace {
    /// The place of a published file; nil where its name is not that of a variant.
    static func of(_ name: String) -> String? {
        guard let dot = name.lastIndex(of: "."), let dash = name[..<dot].lastIndex(of: "-") else { return nil }
        let key = name[name.index(after: dash)..<dot]
        guard key.utf8.count == VariantKey.length else { return nil }
        return String(name[..<dash] + name[dot...])
    }
}

extension PlannedVariant {
    /// Its file name without the key.
    fileprivate var place: String { "\(stem)-\(spec.size.width).\(spec.format.fileExtension)" }
}
