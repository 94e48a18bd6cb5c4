/// Four samples at a time, the width that every processor has.
typealias Lanes = SIMD4<Float>

/// The darkest and the brightest of some samples, lane by lane.
///
/// In light, the undershoot of Lanczos beside a bright edge is larger than all the light of a dark place, so it would
/// come out as a black line. Held between the samples of the kernel's main lobe it does not come out at all, and flat
/// places stay exactly flat.
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
        low.replace(with: sample, where: sample .< low)
        high.replace(with: sample, where: sample .> high)
    }

    @inline(__always)
    func holding(_ sum: Lanes) -> Lanes {
        let raised = sum.replacing(with: low, where: sum .< low)
        return raised.replacing(with: high, where: raised .> high)
    }
}
