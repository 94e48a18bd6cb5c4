/// Four samples at a time, the width that every processor has.
typealias Lanes = SIMD4<Float>

/// How far a weighted sum may leave the samples of the kernel's main lobe, lane by lane.
///
/// In light, the undershoot of Lanczos beside a bright edge is larger than all the light of a dark place, so it would
/// come out as a black line. Between the darkest and the brightest sample all is allowed; half of their distance beyond
/// them too, so that flat places stay exactly flat and fine texture keeps its contrast; but no more than half of the
/// light of the darkest one is taken away, which looks as faint as the undershoot of scaling without regard to light.
/// A limit without these allowances makes photos full of bright points brighter by up to 0.5 %.
struct Limits {
    private var low: Lanes
    private var high: Lanes

    @inline(__always)
    init(_ first: Lanes) {
        low = first
        high = first
    }

    @inline(__always)
    mutating func take(_ sample: Lanes) {
        low = Self.smaller(sample, low)
        high = Self.larger(sample, high)
    }

    /// The sum where it is within the limits, or else the nearer limit; 0...1 for light of 0...1.
    @inline(__always)
    func holding(_ sum: Lanes) -> Lanes {
        let allowance = 0.5 * (high - low)
        let lowest = Self.larger(low - allowance, 0.5 * low)
        let highest = Self.smaller(high + allowance, Lanes(repeating: 1))
        return Self.smaller(Self.larger(sum, lowest), highest)
    }

    /// A value multiplied by a gain where the samples differ; where they are equal, it stays.
    @inline(__always)
    func gaining(_ value: Lanes, by gain: Float) -> Lanes {
        value.replacing(with: gain * value, where: low .!= high)
    }

    @inline(__always)
    private static func smaller(_ one: Lanes, _ other: Lanes) -> Lanes {
        one.replacing(with: other, where: other .< one)
    }

    @inline(__always)
    private static func larger(_ one: Lanes, _ other: Lanes) -> Lanes {
        one.replacing(with: other, where: other .> one)
    }
}
