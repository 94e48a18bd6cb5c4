import Glibc
import Presets

/// The quality a search begins with: what is usual for the format and width, moved by what is known of the picture.
struct SearchStart {
    /// What was found for this picture, in this job or before.
    private(set) var known: [SearchHint]

    /// Begins with what earlier jobs found.
    init(known: [SearchHint]) { self.known = known }

    /// Takes in what was found for a variant; what keeps every pixel says nothing about qualities.
    mutating func learn(_ result: TargetEncoding.Result, width: Int) {
        guard !result.settings.lossless else { return }
        let (format, quality) = (result.settings.format, result.settings.quality)
        known.append(SearchHint(format: format, width: width, quality: quality, score: result.score))
    }

    /// The quality to try first for a variant.
    func quality(for format: ImageFormat, width: Int, target: Double) -> Double {
        let usual = Usual.of(format)
        let base = usual.quality(width: width, target: target)
        guard let near = nearest(to: width, of: format) else { return base }
        let other = Usual.of(near.format)
        // By how many points this picture is harder than usual, as the neighbour shows.
        let harder = (Double(near.quality) - other.quality(width: near.width, target: near.score)) * other.slope
        return base + harder * (near.format == format ? 0.9 : 0.8) / usual.slope
    }

    /// What was found for the nearest width, of the same format if there is any.
    private func nearest(to width: Int, of format: ImageFormat) -> SearchHint? {
        func distance(_ hint: SearchHint) -> Double {
            abs(log2(Double(hint.width) / Double(width))) + (hint.format == format ? 0 : 100)
        }
        return known.min { distance($0) < distance($1) }
    }
}

/// What most photographs need.
struct Usual {
    /// The quality that half of them need for a score of 70 at 640 pixels.
    let middle: Double
    /// The change of that quality when the width doubles.
    let perDoubling: Double
    /// By how many points the score rises with one step of quality.
    let slope: Double

    /// The quality that half of all photographs need at a width for a score.
    func quality(width: Int, target: Double) -> Double {
        middle + perDoubling * log2(Double(width) / 640) + (target - 70) / slope
    }

    /// What is usual of a format.
    static func of(_ format: ImageFormat) -> Usual {
        switch format {
        case .avif: Usual(middle: 50, perDoubling: 0, slope: 0.85)
        case .webp: Usual(middle: 74, perDoubling: 0, slope: 0.4)
        case .jpeg, .png: Usual(middle: 70, perDoubling: 0, slope: 0.45)
        case .jxl: Usual(middle: 70, perDoubling: 0, slope: 0.6)
        }
    }
}

extension ImageFormat {
    /// The place of a format among those of one size: what is quick to encode first.
    var searchOrder: Int {
        switch self {
        case .jpeg, .png: 0
        case .webp: 1
        case .jxl: 2
        case .avif: 3
        }
    }
}
