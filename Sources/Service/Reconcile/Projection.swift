import Catalog
import Foundation
import Rendering
import Site

/// What is published once nothing is missing, and how fast that grows.
public struct Projection: Sendable, Codable, Hashable {
    /// The length of all variants, in bytes, as far as it can be told.
    public var bytes = 0
    /// By how much that grows in a month, in bytes, as in the three months before the newest post.
    public var monthly = 0

    /// A projection of nothing.
    public init() {}

    /// Adds up variants that exist, and guesses at the others by those that do.
    init(_ state: SiteState, _ work: WorkList) {
        let sizes = SizeModel(work.known)
        let dates = state.plans.compactMap(\.source.reference.newest)
        let season = (dates.max() ?? .distantPast).addingTimeInterval(-90 * 86_400)
        var counted: Set<String> = []
        var recent = 0
        for plan in state.plans {
            let isRecent = plan.source.reference.newest.map { $0 > season } ?? false
            for variant in plan.offered(known: work.known) where counted.insert(variant.key).inserted {
                let length = sizes.bytes(of: variant)
                bytes += length
                recent += isRecent ? length : 0
            }
        }
        monthly = recent / 3
    }
}
