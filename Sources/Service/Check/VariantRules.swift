import Catalog
import Site

/// What is missing, out of date, or too much in the folder of variants.
struct VariantRules: Sendable {
    let stock: VariantStock
    /// The folder of variants, relative to the site.
    let output: String

    /// At most one finding about a source: stale where something older is there, else missing.
    func findings(in plan: SourcePlan) -> [CheckFinding] {
        guard let missing = stock.missing[plan.source.record.id] else { return [] }
        let reference = plan.source.reference
        let (count, all) = (missing.count, stock.wanted(of: plan))
        let share =
            count == all
            ? "none of its \(all) variants is there"
            : "\(count) of its \(all) variants \(count == 1 ? "is" : "are") not there"
        let isStale = missing.contains(where: stock.isStale)
        let message =
            isStale
            ? "\(count) of its \(all) variants are out of date: of an older picture, of other options or versions, or "
                + "damaged; run 'assets process'"
            : "\(share); run 'assets process'"
        return [
            CheckFinding(
                isStale ? .staleVariant : .missingVariant,
                file: reference.path,
                message.named(by: reference.posts),
                count: count
            )
        ]
    }

    /// One finding about all files that nothing calls for.
    var orphans: [CheckFinding] {
        let (count, bytes) = (stock.orphans.count, stock.orphans.values.reduce(0, +))
        guard count > 0 else { return [] }
        let files = count == 1 ? "1 file of \(bytes) bytes" : "\(count) files of \(bytes) bytes together"
        let message = "\(files) that nothing calls for; 'assets clean' shows and removes them"
        return [CheckFinding(.orphan, file: output, message, count: count, bytes: bytes)]
    }
}
