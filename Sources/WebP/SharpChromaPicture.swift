import CWebP

/// A picture in planes of luma and halved chroma, as lossy WebP holds it, for any number of qualities.
///
/// The conversion looks for the chroma that comes out sharpest once it is interpolated, and takes about a third of the
/// time that a file takes.
public final class SharpChromaPicture {
    /// The planes, which no encoding changes.
    let picture: WebPPicture

    /// Converts a picture.
    ///
    /// - Parameters:
    ///   - pixels: sRGB, 8 bits, `bands` together, row by row.
    ///   - width: In pixels, 1...16,383.
    ///   - height: In pixels, 1...16,383.
    ///   - bands: 3, or 4 with straight alpha.
    /// - Throws: For pixels that do not fit the size, sizes out of range, and where memory ends.
    public init(_ pixels: [UInt8], width: Int, height: Int, bands: Int) throws(WebPError) {
        let source = try ColourPicture(pixels, width: width, height: height, bands: bands)
        // A picture of its own borrows the colours, so that these, twice as large as the planes, go at the end.
        var planes = WebPPicture()
        guard WebPPictureInit(&planes) != 0 else { throw WebPError(VP8_ENC_ERROR_INVALID_CONFIGURATION) }
        planes.use_argb = 1
        planes.width = source.picture.width
        planes.height = source.picture.height
        planes.argb = source.picture.argb
        planes.argb_stride = source.picture.argb_stride
        let converted = withExtendedLifetime(source) { WebPPictureSharpARGBToYUVA(&planes) }
        planes.argb = nil
        guard converted != 0 else {
            WebPPictureFree(&planes)
            throw WebPError(planes.error_code)
        }
        // What cannot be seen is made even here, once, and not by each encoding in the planes that the next one reads.
        WebPCleanupTransparentArea(&planes)
        picture = planes
    }

    deinit {
        var picture = picture
        WebPPictureFree(&picture)
    }
}
