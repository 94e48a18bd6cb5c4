import Catalog
import Presets
import Rendering

/// What making variants takes, by what it took for the variants that exist.
struct CostModel: Sendable {
    /// CPU seconds for a pixel.
    private let rates: FormatRates

    /// CPU seconds for a megapixel of JPEG where nothing was measured yet; other formats by `PlannedVariant.cost`.
    private static let usual = 0.12

    /// Learns from what is in the catalog.
    init(_ catalogued: some Sequence<VariantRecord>) { rates = FormatRates(catalogued, amount: \.cpu) }

    /// The CPU seconds that a variant is expected to take.
    func seconds(for variant: PlannedVariant) -> Double {
        guard let rate = rates[variant.spec.format] else { return variant.cost * Self.usual }
        return rate * Double(variant.spec.size.width * variant.spec.size.height)
    }
}
