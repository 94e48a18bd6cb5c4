import Glibc
import Presets

/// The quality a search begins with: what most photographs need, moved by what is known of this one.
///
/// Whatever was found for one variant says how much harder than most the picture is at that width and format, in
/// points of the score. Pictures keep most of that from width to width, and some of it from format to format.
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
        let aim = target + TargetEncoding.margin + format.scoreWindow / 2 + hardness(of: format, at: width)
        return usual.quality(score: aim, width: width)
    }

    /// By how many points the picture is harder than most at a width: what the nearest width of the format showed, else
    /// part of what another format did.
    private func hardness(of format: ImageFormat, at width: Int) -> Double {
        if let own = nearest(to: width, in: { $0 == format }) { return Self.hardness(own) }
        // Quick and slow formats may be made in different jobs or in one, which must make no difference.
        guard let other = nearest(to: width, in: { $0.isSlow == format.isSlow }) else { return 0 }
        return Self.likeness * Self.hardness(other)
    }

    private static func hardness(_ hint: SearchHint) -> Double {
        UsualQuality.of(hint.format).score(quality: Double(hint.quality), width: hint.width) - hint.score
    }

    /// What was found for the nearest width in some formats, of equally near ones the latest.
    private func nearest(to width: Int, in formats: (ImageFormat) -> Bool) -> SearchHint? {
        func distance(_ hint: SearchHint) -> Double { abs(log2(Double(hint.width) / Double(width))) }
        return known.reversed().filter { formats($0.format) }.min { distance($0) < distance($1) }
    }

    /// The part of a format's hardness that another shares, by regression over 33 photographs.
    private static let likeness = 0.5
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

    /// How far above the target a search may end: narrow where another encoding costs little, and where most costs, as
    /// narrow as a step of the encoder's own.
    var scoreWindow: Double {
        switch self {
        case .jpeg, .png: 0.7
        case .webp, .jxl, .avif: 1.35
        }
    }
}
