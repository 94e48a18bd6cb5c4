import Catalog
import Presets
import Rendering

/// How many bytes variants have or will have, by those that exist.
struct SizeModel: Sendable {
    private let known: [String: VariantRecord]
    /// Bytes for a pixel.
    private let rates: FormatRates

    /// Learns from the variants that exist, and those that were withheld, by key.
    init(_ known: [String: VariantRecord]) {
        self.known = known
        rates = FormatRates(known.values) { Double($0.bytes) }
    }

    /// The bytes that a variant has, or is expected to have; none where it is withheld.
    func bytes(of variant: PlannedVariant) -> Int {
        if let record = known[variant.key] { return record.isWithheld ? 0 : record.bytes }
        let rate = rates[variant.spec.format] ?? Self.usual(variant.spec.format)
        return Int(rate * Double(variant.spec.size.width * variant.spec.size.height))
    }

    /// The bytes of the variants of a plan that pages are offered.
    func bytes(of plan: SourcePlan) -> Int { plan.offered(known: known).reduce(0) { $0 + bytes(of: $1) } }

    /// Bytes for a pixel at target 70 where nothing is known yet, the mean of ten photographs at eight widths.
    private static func usual(_ format: ImageFormat) -> Double {
        switch format {
        case .avif: 0.066
        case .webp, .jxl: 0.1
        case .jpeg: 0.1
        case .png: 0.8
        }
    }
}
