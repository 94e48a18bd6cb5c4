import Glibc
import Presets

/// The quality a search begins with: what most photographs need, moved by what is known of this one.
///
/// Whatever was found for one variant says how much harder than most the picture is at that width and format, in
/// points of the score. Pictures keep that from width to width, and in part from format to format.
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
        let usual = UsualQuality.of(format)
        let aim = target + QualitySearch.window / 2 + hardness(of: format, at: width)
        return usual.quality(score: aim, width: width)
    }

    /// By how many points the picture is harder than most, by the widths on either side and what the guides say.
    private func hardness(of format: ImageFormat, at width: Int) -> Double {
        let guides = Self.guides(of: format)
        let own = known.filter { $0.format == format }
        guard let near = nearest(own, to: width) else {
            for guide in guides {
                if let hint = nearest(known.filter { $0.format == guide.format }, to: width) {
                    return guide.likeness * Self.hardness(hint)
                }
            }
            return 0
        }
        let change = guides.lazy.compactMap { guide -> Double? in
            guard let here = self.hint(guide.format, width), let there = self.hint(guide.format, near.width) else {
                return nil
            }
            return guide.change * (Self.hardness(here) - Self.hardness(there))
        }
        return Self.hardness(near) + (change.first ?? 0)
    }

    private static func hardness(_ hint: SearchHint) -> Double {
        UsualQuality.of(hint.format).score(quality: Double(hint.quality), width: hint.width) - hint.score
    }

    private func hint(_ format: ImageFormat, _ width: Int) -> SearchHint? {
        known.last { $0.format == format && $0.width == width }
    }

    private func nearest(_ hints: [SearchHint], to width: Int) -> SearchHint? {
        func distance(_ hint: SearchHint) -> Double { abs(log2(Double(hint.width) / Double(width))) }
        return hints.min { distance($0) < distance($1) }
    }

    /// A format from which another can learn.
    private struct Guide {
        let format: ImageFormat
        /// The part of its hardness that the other shares.
        let likeness: Double
        /// The part of its change from width to width that the other shares.
        let change: Double
    }

    /// The guides of a format, the best first, with regressions over 33 photographs at five widths.
    private static func guides(of format: ImageFormat) -> [Guide] {
        let toSlow = format.isSlow
        return [
            Guide(format: .webp, likeness: toSlow ? 1 : 0.5, change: toSlow ? 0.6 : 0.3),
            Guide(format: .jpeg, likeness: 0.5, change: 0.3),
            Guide(format: .avif, likeness: 0.6, change: 0.6),
        ].filter { $0.format != format }
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
