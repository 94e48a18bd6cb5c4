import Presets

/// Scores variants against their originals by SSIMULACRA2, one pair at a time.
///
/// An original stays prepared until another one comes, so that further variants of it cost only their own half.
public struct Scorer {
    /// An original that variants can be scored against.
    private struct Original {
        let size: PixelSize
        let judge: Judge
    }

    private var prepared: (identity: FileIdentity, original: Original)?

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
        let picture: Picture
        do { picture = Picture(first: try ScoredPicture.raster(of: variant, limits: limits)) } catch {
            throw .variant(error)
        }
        guard picture.size == original.size else { throw .sizes(original: original.size, variant: picture.size) }
        return original.judge.score(of: picture.first)
    }

    private mutating func prepare(
        _ descriptor: Int32,
        limits: Configuration.Limits
    ) throws(ScoringError) -> Original {
        let identity = FileIdentity(of: descriptor)
        if let prepared, prepared.identity == identity { return prepared.original }
        // Two originals in memory at once would be one too many.
        prepared = nil
        do {
            let picture = Picture(first: try ScoredPicture.raster(of: descriptor, limits: limits))
            let original = Original(size: picture.size, judge: Judge(picture.first))
            if let identity { prepared = (identity, original) }
            return original
        } catch {
            throw .original(error)
        }
    }
}
