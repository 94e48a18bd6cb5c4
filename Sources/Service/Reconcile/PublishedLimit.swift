import Catalog
import Foundation
import Presets
import Rendering
import Site

/// Keeps what is published within a number of bytes: the newest posts get all their variants, older ones the smallest set
/// that still serves every page, and where even that is too much the oldest get none.
struct PublishedLimit: Sendable {
    /// The most bytes of all variants together.
    let bytes: Int

    /// The plans within the limit, and the number of sources that got less than their presets ask for.
    func applied(to plans: [SourcePlan], sizes: SizeModel) -> (plans: [SourcePlan], cut: Int) {
        var plans = plans
        // Equal dates in the order of paths, so that every run decides alike.
        let order = plans.indices.sorted {
            let (a, b) = (plans[$0].source.reference, plans[$1].source.reference)
            return (b.newest ?? .distantPast, a.path) < (a.newest ?? .distantPast, b.path)
        }
        let small = plans.map(\.smallest)
        var (full, least) = (plans.map(sizes.bytes), small.map(sizes.bytes))
        // Copies share the files of the newest among them.
        var seen: Set<Int64> = []
        for place in order where !seen.insert(plans[place].source.record.id).inserted {
            (full[place], least[place]) = (0, 0)
        }
        var left = bytes - least.reduce(0, +)
        var cut = 0
        for place in order.reversed() where left < 0 {
            left += least[place]
            plans[place].uses = plans[place].uses.map { $0.without(all: true) }
            cut += 1
        }
        var isFull = true
        for place in order.dropLast(cut) {
            left -= full[place] - least[place]
            isFull = isFull && left >= 0
            if !isFull {
                plans[place] = small[place]
                cut += 1
            }
        }
        return (plans, cut)
    }
}

extension SourcePlan {
    /// For each preset the one file that every browser can show, at the width nearest to what most pages need.
    fileprivate var smallest: SourcePlan {
        var plan = self
        plan.uses = uses.map { $0.without(all: false) }
        return plan
    }
}

extension PresetUse {
    /// A width that a phone shows sharply and a desktop acceptably.
    private static let usefulWidth = 640

    /// The use without its variants, or with the one that serves best alone.
    fileprivate func without(all: Bool) -> PresetUse {
        guard let last = formats.last, !formats.isEmpty else { return self }
        var use = self
        let best = last.variants.min {
            abs($0.spec.size.width - Self.usefulWidth) < abs($1.spec.size.width - Self.usefulWidth)
        }
        use.formats = all ? [] : [(format: last.format, variants: [best].compactMap(\.self))]
        if all { use.leftAlone = "it is among the oldest, and what is published has reached limits.published" }
        return use
    }
}
