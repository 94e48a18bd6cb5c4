/// The SSIMULACRA2 metric with one reference picture prepared, so that each further picture costs only its own half.
///
/// How alike two pictures look: 100 is identical, 90 cannot be told apart, 70 is high quality, 50 medium, 30 low, and
/// bad pictures go below 0. It is version 2.1 of the metric that Jon Sneyers designed at Cloudinary (the program
/// `ssimulacra2`): errors of structure and of edges at six scales in the XYB colour space. Scores are those of that
/// program to some thousandths, rarely some hundredths, for what has no weight worth its planes is left out, and the
/// largest scales are blurred without that program's rounding errors.
///
/// The prepared half takes about 20 bytes a pixel, and scoring another 5 while it runs.
public struct SSIMULACRA2: Sendable {
    private let size: Size
    private let scales: [ReferenceScale]

    /// Prepares the picture that others are compared with.
    ///
    /// The pixels are sRGB of 8 bits, row by row, 3 bands together: exactly `width * height * 3` bytes, and at least
    /// one pixel. The metric needs 8 pixels in each direction; a smaller picture is continued to that by its last
    /// column and row, so that every picture has a score.
    public init(reference pixels: [UInt8], width: Int, height: Int) {
        precondition(width > 0 && height > 0, "a picture has at least one pixel")
        precondition(pixels.count == width * height * 3, "three bytes a pixel")
        size = Size(width: width, height: height)
        let layouts = ScaleLayout.all(of: size.continued)
        scales = size.continuing(pixels).withUnsafeBufferPointer { pixels in
            var picture = LinearPyramid(pixels, layouts: layouts)
            return layouts.map { layout in
                defer { picture.descend() }
                return ReferenceScale(layout, from: &picture)
            }
        }
    }

    /// The score of another picture of the same size: at most 100, and 100 for the same pixels.
    ///
    /// The pixels are as those of the reference. May be called from several threads at once.
    public func score(of pixels: [UInt8]) -> Double {
        precondition(pixels.count == size.width * size.height * 3, "a picture of the reference's size")
        let errors = size.continuing(pixels).withUnsafeBufferPointer { pixels in
            var picture = LinearPyramid(pixels, layouts: scales.map(\.layout))
            return scales.map { scale in
                defer { picture.descend() }
                return scale.errors(of: &picture)
            }
        }
        return Score.score(of: errors)
    }
}
