/// The search for the lowest encoder quality that reaches a score, in as few encodings as can be.
///
/// A value that says what to try next and is told what came of it; the first step goes by the slope that is usual for
/// the format, later ones by the line through the nearest known points.
struct QualitySearch {
    /// What encoding at one quality gave.
    struct Probe: Hashable {
        /// The place of the quality among the rungs.
        var rung: Int
        /// The SSIMULACRA2 score.
        var score: Double
        /// The length of the file.
        var bytes: Int
    }

    /// The part of a step down to which a score may lie above the target where steps are wider than the window: the next
    /// lower rung would then miss it.
    private static let sure = 0.9
    /// A bound for pictures whose score does not rise with quality.
    private static let mostProbes = 8

    /// The score to reach.
    let target: Double
    /// How far above the target a score may lie.
    let window: Double
    /// The encoder qualities that differ in what they do, rising.
    let rungs: [Int]
    /// What was tried, in order.
    private(set) var probes: [Probe] = []
    private let start: Int
    private let slope: Double

    /// Starts a search.
    ///
    /// - Parameters:
    ///   - window: How far above the target a score may lie; a point is worth about 4 % of the bytes.
    ///   - start: The quality to begin with; where it is none of the rungs, the nearest of them.
    ///   - slope: By how many points the score usually rises from rung to rung.
    init(target: Double, window: Double, rungs: [Int], start: Double, slope: Double) {
        self.target = target
        self.window = window
        self.rungs = rungs
        self.slope = slope
        self.start = rungs.indices.min { abs(Double(rungs[$0]) - start) < abs(Double(rungs[$1]) - start) } ?? 0
    }

    /// The probe to keep: the smallest file that reaches the target, else the one with the highest score.
    var best: Probe? {
        passing.min { $0.bytes < $1.bytes } ?? probes.max { ($0.score, $0.rung) < ($1.score, $1.rung) }
    }

    /// The rung to try next; nil when there is nothing left to learn.
    var next: Int? {
        guard !probes.isEmpty else { return start }
        guard probes.count < Self.mostProbes else { return nil }
        let above = passing.min { $0.rung < $1.rung }
        let below = probes.filter { $0.score < target && $0.rung < above?.rung ?? .max }.max { $0.rung < $1.rung }
        if let above, above.score < target + max(window, Self.sure * localSlope(at: above)) { return nil }
        let lowest = (below?.rung ?? -1) + 1
        let highest = (above?.rung ?? rungs.count) - 1
        guard lowest <= highest else { return nil }
        return min(max(guess(below: below, above: above), lowest), highest)
    }

    /// Records what encoding at a rung gave.
    mutating func record(_ probe: Probe) { probes.append(probe) }

    private var passing: [Probe] { probes.filter { $0.score >= target } }

    /// Where the line through what is known meets the middle of the window.
    private func guess(below: Probe?, above: Probe?) -> Int {
        let aim = target + max(window, Self.sure * slope) / 2
        if let below, let above {
            let part = (aim - below.score) / max(above.score - below.score, 0.01)
            return below.rung + Int((part * Double(above.rung - below.rung)).rounded())
        }
        guard let near = above ?? below else { return start }
        let steps = (aim - near.score) / localSlope(at: near)
        return near.rung + Int(max(-100, min(100, steps.rounded(.toNearestOrAwayFromZero))))
    }

    /// The rise from rung to rung as two probes show it, but never so flat or steep that a step would lead astray.
    private func localSlope(at near: Probe) -> Double {
        guard let other = probes.last(where: { $0.rung != near.rung }) else { return slope }
        let seen = (near.score - other.score) / Double(near.rung - other.rung)
        return min(max(seen, slope / 3), slope * 3)
    }
}
