import Perception
import Presets

/// Scores variants against their originals by SSIMULACRA2, one pair at a time.
///
/// An original stays prepared until another one comes, so that further variants of it cost only their own half.
public struct Scorer {
    /// Transparent pictures are seen on a dark and on a light page, as the reference program has them, in 0…255.
    private static let pages = [0.1 * 255, 0.9 * 255]

    private var prepared: (identity: FileIdentity, original: PreparedOriginal)?

    /// Makes a scorer; `Renderer.start` must have been called.
    public init() {}

    /// How much a variant looks like its original: 100 at most, 90 cannot be told apart, 70 high, 50 medium, 30 low.
    ///
    /// Both may be of any kind that is read. They are compared at full size, upright, in sRGB of 8 bits; of animations
    /// the first frames. Where either is transparent, the lower of the scores on a dark and a light page counts. The
    /// descriptors must be seekable and stay the caller's.
    public mutating func score(
        original: Int32,
        variant: Int32,
        limits: Configuration.Limits
    ) throws(ScoringError) -> Double {
        let original = try prepare(original, limits: limits)
        let pixels: ScoredPixels
        do { pixels = try ScoredPixels(descriptor: variant, limits: limits) } catch { throw .variant(error) }
        guard pixels.size == original.size else { throw .sizes(original: original.size, variant: pixels.size) }
        return original.score(of: pixels)
    }

    private mutating func prepare(
        _ descriptor: Int32,
        limits: Configuration.Limits
    ) throws(ScoringError) -> PreparedOriginal {
        let identity = FileIdentity(of: descriptor)
        if let prepared, prepared.identity == identity { return prepared.original }
        // Two originals in memory at once would be one too many.
        prepared = nil
        do {
            let original = PreparedOriginal(try ScoredPixels(descriptor: descriptor, limits: limits), on: Self.pages)
            if let identity { prepared = (identity, original) }
            return original
        } catch {
            throw .original(error)
        }
    }
}

/// An original that variants can be scored against.
private struct PreparedOriginal {
    let size: PixelSize
    /// What transparent variants are put on, in 0…255.
    private let pages: [Double]
    /// One for each page; a single one for all of them where the original is opaque.
    private let references: [SSIMULACRA2]

    init(_ pixels: ScoredPixels, on pages: [Double]) {
        size = pixels.size
        self.pages = pages
        references = pages.prefix(pixels.hasAlpha ? pages.count : 1).map {
            SSIMULACRA2(reference: pixels.colours(on: $0), width: pixels.size.width, height: pixels.size.height)
        }
    }

    func score(of variant: ScoredPixels) -> Double {
        let seen = pages.prefix(variant.hasAlpha ? pages.count : references.count)
        return seen.indices.map { references[min($0, references.count - 1)].score(of: variant.colours(on: pages[$0])) }
            .min() ?? 0
    }
}
