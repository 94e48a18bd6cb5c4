import Catalog
import Presets
import Rendering

/// What making variants takes, by what it took for the variants that exist.
struct CostModel: Sendable {
    /// CPU seconds for a megapixel, by file extension.
    private let rates: [Substring: Double]

    /// CPU seconds for a megapixel of JPEG where nothing was measured yet; other formats by `PlannedVariant.cost`.
    private static let usual = 0.12

    /// Learns from what is in the catalog.
    init(_ catalogued: some Sequence<VariantRecord>) {
        var seconds: [Substring: Double] = [:]
        var pixels: [Substring: Double] = [:]
        for record in catalogued {
            guard let cpu = record.cpu, let dot = record.name.lastIndex(of: ".") else { continue }
            let format = record.name[record.name.index(after: dot)...]
            seconds[format, default: 0] += cpu
            pixels[format, default: 0] += Double(record.width * record.height) / 1e6
        }
        rates = seconds.reduce(into: [:]) { rates, entry in
            if let area = pixels[entry.key], area > 0 { rates[entry.key] = entry.value / area }
        }
    }

    /// The CPU seconds that a variant is expected to take.
    func seconds(for variant: PlannedVariant) -> Double {
        let size = variant.spec.size
        guard let rate = rates[variant.spec.format.fileExtension[...]] else { return variant.cost * Self.usual }
        return rate * Double(size.width * size.height) / 1e6
    }
}
