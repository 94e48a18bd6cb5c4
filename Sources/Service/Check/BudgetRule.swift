import Catalog
import Presets
import Rendering
import Site

/// Holds variants to the bytes that the configuration allows.
struct BudgetRule: Sendable {
    let stock: VariantStock
    /// The most bytes of a variant, by preset and format.
    let budgets: [String: [ImageFormat: Int]]

    /// A finding for each preset and format whose largest file of the picture has too many bytes.
    func findings(in plan: SourcePlan) -> [CheckFinding] {
        plan.uses.flatMap { use in
            use.formats.compactMap { format, variants in
                guard let budget = budgets[use.preset.name]?[format] else { return nil }
                return finding(plan.source, "\(use.preset.name).\(format.rawValue)", variants, budget)
            }
        }
    }

    private func finding(
        _ source: SurveyedSource,
        _ name: String,
        _ variants: [PlannedVariant],
        _ budget: Int
    ) -> CheckFinding? {
        let sized = variants.compactMap { variant in stock.bytes(of: variant).map { (variant, bytes: $0) } }
        guard let (largest, bytes) = sized.max(by: { $0.bytes < $1.bytes }), bytes > budget else { return nil }
        let message =
            "\(largest.name) has \(bytes) bytes, expected at most \(budget) (budgets.\(name) in assets.yml); lower the "
            + "preset's quality or widths, or raise the budget"
        return CheckFinding(.overBudget, file: source.reference.path, message, subject: name, bytes: bytes)
    }
}
