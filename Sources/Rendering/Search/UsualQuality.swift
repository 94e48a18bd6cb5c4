import Glibc
import Presets

/// What an encoder's qualities give with most photographs.
struct UsualQuality {
    /// Qualities, rising, and the median score that each gave with 33 photographs 640 pixels wide.
    let points: [(quality: Double, score: Double)]
    /// The change of the score at one quality when the width doubles.
    let perDoubling: Double
    /// Qualities, rising, and how steeply scores near 70 rise there, in points a step of quality.
    let slopes: [(quality: Double, slope: Double)]

    /// The score that a quality gives with half of all photographs.
    func score(quality: Double, width: Int) -> Double {
        let (a, b) = segment { $0.quality < quality }
        let score = a.score + (quality - a.quality) * (b.score - a.score) / (b.quality - a.quality)
        return score + perDoubling * log2(Double(width) / 640)
    }

    /// The quality that half of all photographs need for a score, 1…100.
    func quality(score: Double, width: Int) -> Double {
        let score = score - perDoubling * log2(Double(width) / 640)
        let (a, b) = segment { $0.score < score }
        let quality = a.quality + (score - a.score) * (b.quality - a.quality) / (b.score - a.score)
        return min(max(quality, 1), 100)
    }

    /// By how many points a picture's score rises with one step of quality where it is near 70.
    ///
    /// Not the slope of the line through `points`: who needs a high quality for 70 is another picture than who needs a
    /// low one.
    func slope(at quality: Double) -> Double {
        guard let upper = slopes.first(where: { $0.quality >= quality }) else { return slopes[slopes.count - 1].slope }
        guard let lower = slopes.last(where: { $0.quality < quality }) else { return upper.slope }
        let part = (quality - lower.quality) / (upper.quality - lower.quality)
        return lower.slope + part * (upper.slope - lower.slope)
    }

    /// The two points that enclose a place, or the two at the end that it lies beyond.
    private func segment(below: ((quality: Double, score: Double)) -> Bool) -> (
        (quality: Double, score: Double), (quality: Double, score: Double)
    ) {
        let upper = points.firstIndex { !below($0) } ?? points.count - 1
        let end = min(max(upper, 1), points.count - 1)
        return (points[end - 1], points[end])
    }

    /// What is usual of a format.
    static func of(_ format: ImageFormat) -> UsualQuality {
        switch format {
        case .avif:
            UsualQuality(
                points: [(36, 54), (42, 60.4), (48, 67.5), (53, 72), (58, 76.4), (63, 79.8), (68, 81.5), (90, 90)],
                perDoubling: -2,
                slopes: [(50, 0.83)]
            )
        case .webp:
            UsualQuality(
                points: [(40, 59.1), (52, 64.8), (62, 68.6), (70, 71.3), (78, 75.8), (86, 82), (94, 88)],
                perDoubling: -1.9,
                slopes: [(66, 0.33), (72, 0.7), (76, 1.05)]
            )
        case .jpeg, .png:
            UsualQuality(
                points: [(35, 54.1), (48, 60.9), (58, 65.6), (66, 69.7), (74, 73.6), (82, 77.9), (90, 83.8), (96, 88)],
                perDoubling: 1,
                slopes: [(65, 0.55)]
            )
        case .jxl:
            UsualQuality(
                points: [(40, 56), (60, 67), (75, 77), (85, 83), (95, 91)],
                perDoubling: 0,
                slopes: [(55, 0.7)]
            )
        }
    }
}
