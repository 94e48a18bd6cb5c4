/// The errors of one row of pixels, summed; the formulas are those of `ssimulacra2`.
enum ErrorMaps {
    /// Keeps errors without detail, as of a plain sky, from counting as much as others (C2 of SSIM).
    private static let stabiliser: Float = 0.0009

    /// The structure errors of a row, from local means and from variances and the covariance.
    ///
    /// With m for means, v for variances and c for the covariance, an error is 1 - (1 - (m1 - m2)²)(2c + C2) / (v1 +
    /// v2 + C2), or 0 if that is less: SSIM without the denominator of its luminance term. `square` and `product` are
    /// the means of the squares of the second picture and of the products of both.
    static func structure(_ reference: ReferenceRow, _ blurred: ProbeRow, width: Int) -> Sums {
        var sums = VectorSums()
        var i = 0
        while i < width {
            let (mean1, mean2) = (reference.mean.vector(at: i), blurred.mean.vector(at: i))
            let variances = reference.variance.vector(at: i) + (blurred.square.vector(at: i) - mean2 * mean2)
            let covariance = blurred.product.vector(at: i) - mean1 * mean2
            let step = mean1 - mean2
            let whole = variances + stabiliser
            let alike = (1 - step * step) * (covariance + covariance + stabiliser)
            sums.add(positive((whole - alike) / whole), at: i, width: width)
            i += Vector.scalarCount
        }
        return sums.total
    }

    /// The edge errors of a row, from the pixels of both pictures and their local means.
    ///
    /// With a = |pixel - mean|, an error is (1 + a2) / (1 + a1) - 1: an edge added where it is above 0, lost where below.
    static func edges(
        _ reference: ReferenceRow,
        _ blurred: ProbeRow,
        pixels: Row,
        width: Int
    ) -> (added: Sums, lost: Sums) {
        var (added, lost) = (VectorSums(), VectorSums())
        var i = 0
        while i < width {
            let edge1 = magnitude(reference.pixels.vector(at: i) - reference.mean.vector(at: i))
            let edge2 = magnitude(pixels.vector(at: i) - blurred.mean.vector(at: i))
            let error = (edge2 - edge1) / (1 + edge1)
            added.add(positive(error), at: i, width: width)
            lost.add(positive(-error), at: i, width: width)
            i += Vector.scalarCount
        }
        return (added.total, lost.total)
    }

    @inline(__always)
    private static func positive(_ x: Vector) -> Vector { x.replacing(with: 0, where: x .< 0) }

    @inline(__always)
    private static func magnitude(_ x: Vector) -> Vector {
        unsafeBitCast(unsafeBitCast(x, to: SIMD8<UInt32>.self) & 0x7FFF_FFFF, to: Vector.self)
    }
}
