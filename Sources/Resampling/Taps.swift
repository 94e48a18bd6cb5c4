import Glibc

/// The weights of one axis: what each place of the result takes from which places of the source.
struct Taps {
    /// How many places of the source each place of the result takes; some may weigh nothing.
    let count: Int
    /// The first place of the source, for each place of the result.
    private(set) var starts: [Int] = []
    /// `count` weights for each place of the result, which sum to one.
    private(set) var weights: [Float] = []
    /// Which of the taps are in the kernel's main lobe, for each place of the result.
    private(set) var lobes: [Range<Int>] = []

    private static let lobesASide = 3.0

    /// Lanczos3 from `source` places to `target` ones; the picture goes on past its edges as its last places are.
    init(from source: Int, to target: Int) {
        let scale = Double(source) / Double(target)
        let stretch = max(scale, 1)
        let reach = Self.lobesASide * stretch
        count = min(source, Int((2 * reach).rounded(.up)))
        for place in 0..<target {
            add(centre: (Double(place) + 0.5) * scale - 0.5, reach: reach, stretch: stretch, source: source)
        }
    }

    private mutating func add(centre: Double, reach: Double, stretch: Double, source: Int) {
        let places = Self.places(within: reach, of: centre)
        let start = min(max(places.lowerBound, 0), source - count)
        var sums = [Double](repeating: 0, count: count)
        for place in places {
            sums[min(max(place, 0), source - 1) - start] += Self.lanczos((Double(place) - centre) / stretch)
        }
        let total = sums.reduce(0, +)
        starts.append(start)
        weights += sums.map { Float($0 / total) }
        let lobe = Self.places(within: stretch, of: centre).clamped(to: 0...source - 1)
        lobes.append(lobe.lowerBound - start..<lobe.upperBound - start + 1)
    }

    /// The places that weigh something; not those at the very end of the reach, where the kernel is zero.
    private static func places(within reach: Double, of centre: Double) -> ClosedRange<Int> {
        let inner = reach - 1e-6
        return Int((centre - inner).rounded(.up))...Int((centre + inner).rounded(.down))
    }

    /// The sinc function under a window that is itself a sinc three times as wide (Duchon 1979, in one dimension).
    private static func lanczos(_ x: Double) -> Double {
        guard abs(x) > 1e-9 else { return 1 }
        guard abs(x) < lobesASide else { return 0 }
        let angle = Double.pi * x
        return lobesASide * sin(angle) * sin(angle / lobesASide) / (angle * angle)
    }
}
