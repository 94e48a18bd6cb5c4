import Foundation
import Presets
import Rendering
import Site

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

    /// About how long the job takes, in megapixels of JPEG.
    var cost: Double { variants.reduce(0) { $0 + $1.cost } }

    /// Lower is sooner: cheap formats of every post before slow ones, the newest post first.
    var priority: Int64 {
        let newest = source.reference.newest?.timeIntervalSince1970 ?? 0
        let age = Int64(4e10) - Int64(min(max(newest, -2e10), 2e10))
        return (isSlow ? Int64(1e12) : 0) + age
    }
}

extension PlannedVariant {
    /// About how long it takes to make, in megapixels of JPEG: formats differ by more than ten times.
    var cost: Double { Double(spec.size.width * spec.size.height) / 1e6 * Self.weight(spec.format) }

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
}
