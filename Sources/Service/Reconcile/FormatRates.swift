import Catalog
import Presets

/// How much of something a pixel takes in each format, by the variants that exist.
struct FormatRates: Sendable {
    private let rates: [Substring: Double]

    /// Learns from variants.
    ///
    /// - Parameter amount: What a variant took; nil where that was not recorded.
    init(_ records: some Sequence<VariantRecord>, amount: (VariantRecord) -> Double?) {
        var sums: [Substring: (amount: Double, pixels: Double)] = [:]
        for record in records {
            guard let amount = amount(record), let dot = record.name.lastIndex(of: ".") else { continue }
            let format = record.name[record.name.index(after: dot)...]
            sums[format, default: (0, 0)].amount += amount
            sums[format, default: (0, 0)].pixels += Double(record.width * record.height)
        }
        rates = sums.mapValues { $0.amount / $0.pixels }
    }

    /// What a pixel takes; nil where no variant of the format is known.
    subscript(format: ImageFormat) -> Double? { rates[format.fileExtension[...]] }
}
