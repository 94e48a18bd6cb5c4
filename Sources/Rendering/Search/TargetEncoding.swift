import JPEG
import Presets

/// The smallest file of a format that looks as good as is asked.
struct TargetEncoding {
    /// A file, and how it came to be.
    struct Result {
        /// The file.
        var file: [UInt8]
        /// What the encoder was told.
        var settings: EncoderSettings
        /// The SSIMULACRA2 score against the pixels before encoding.
        var score: Double
    }

    let canvas: Canvas
    let judge: Judge
    let target: Double
    let effort: Int
    /// Whether keeping every pixel may be tried; not where one frame stands for many.
    let allowsLossless: Bool

    /// Searches from a quality on; where nothing reaches the target, the result is the best there is.
    func result(as format: ImageFormat, from start: Double) throws(RenderingError) -> Result {
        let settings = EncoderSettings(format: format, effort: effort)
        let first = try search(settings, from: start)
        guard let second = alternative(to: first) else { return first }
        let other =
            second.lossless
            ? try probe(second, by: canvas.encoder(second))
            : try search(second, from: Double(first.settings.quality) - 6)
        return better(first, other)
    }

    /// Another way of writing the same format, worth trying where the first one fails or costs much.
    private func alternative(to result: Result) -> EncoderSettings? {
        var settings = result.settings
        let isDear = result.score < goal || settings.quality >= Self.dear
        switch settings.format {
        case .jpeg where isDear:
            settings.chroma = .full
        case .webp where allowsLossless && (isDear || canvas.picture.first.isGraphic):
            settings.lossless = true
            settings.quality = 100
        default:
            return nil
        }
        return settings
    }

    /// What is asked for beyond the target, since decoders differ by a code value here and there: up to 0.13 points
    /// between two of AVIF's.
    static let margin = 0.15

    private var goal: Double { target + Self.margin }

    /// The quality from which on another way of writing may be the smaller one.
    private static let dear = 88

    private func better(_ first: Result, _ second: Result) -> Result {
        switch (first.score >= goal, second.score >= goal) {
        case (true, true): first.file.count <= second.file.count ? first : second
        case (true, false): first
        case (false, true): second
        case (false, false): first.score >= second.score ? first : second
        }
    }

    private func search(_ settings: EncoderSettings, from start: Double) throws(RenderingError) -> Result {
        var settings = settings
        let rungs = Self.rungs(of: settings.format)
        let width = Double(rungs[rungs.count - 1] - rungs[0]) / Double(rungs.count - 1)
        var search = QualitySearch(
            target: goal,
            window: settings.format.scoreWindow,
            rungs: rungs,
            start: start,
            slope: UsualQuality.of(settings.format).slope(at: start) * width
        )
        let encoder = try canvas.encoder(settings)
        var results: [Int: Result] = [:]
        while let rung = search.next {
            settings.quality = search.rungs[rung]
            let result = try probe(settings, by: encoder)
            search.record(QualitySearch.Probe(rung: rung, score: result.score, bytes: result.file.count))
            results[rung] = result
            results = results.filter { $0.key == search.best?.rung }
        }
        guard let best = search.best.flatMap({ results[$0.rung] }) else {
            throw RenderingError(.failed, "the search for a quality of \(settings.format) tried nothing")
        }
        return best
    }

    private func probe(_ settings: EncoderSettings, by encoder: Canvas.Encoder) throws(RenderingError) -> Result {
        let file = try encoder(settings.quality)
        return Result(file: file, settings: settings, score: try judge.score(of: file, as: settings.format))
    }

    /// The qualities of an encoder that differ in what they do, rising.
    private static func rungs(of format: ImageFormat) -> [Int] {
        guard format == .avif else { return Array(1...100) }
        // libheif turns its 100 qualities into the 64 quantisers of AV1 by this rounding.
        func quantiser(_ quality: Int) -> Int { ((100 - quality) * 63 + 50) / 100 }
        return (1...100).filter { $0 == 1 || quantiser($0) != quantiser($0 - 1) }
    }
}
