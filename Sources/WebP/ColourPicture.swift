import CWebP

/// A picture in red, green, blue and alpha, as libwebp takes it over.
final class ColourPicture {
    /// The most pixels of a side that WebP holds.
    static let longestSide = Int(WEBP_MAX_DIMENSION)

    var picture = WebPPicture()

    /// Copies pixels of 3 bands, or 4 with straight alpha.
    ///
    /// - Throws: For pixels that do not fit the size, sizes out of range, and where memory ends.
    init(_ pixels: [UInt8], width: Int, height: Int, bands: Int) throws(WebPError) {
        guard 1...Self.longestSide ~= width, 1...Self.longestSide ~= height else {
            throw WebPError("expected 1…\(Self.longestSide) pixels for width and height, received \(width) x \(height)")
        }
        guard 3...4 ~= bands else { throw WebPError("expected 3 or 4 bands, received \(bands)") }
        guard pixels.count == width * height * bands else {
            throw WebPError("expected \(width * height * bands) bytes of pixels, received \(pixels.count)")
        }
        guard WebPPictureInit(&picture) != 0 else { throw WebPError("libwebp is not of the version it was built for") }
        picture.use_argb = 1
        picture.width = Int32(width)
        picture.height = Int32(height)
        let stride = Int32(width * bands)
        let imported =
            bands == 4
            ? WebPPictureImportRGBA(&picture, pixels, stride) : WebPPictureImportRGB(&picture, pixels, stride)
        guard imported != 0 else { throw WebPError(picture.error_code) }
    }

    deinit { WebPPictureFree(&picture) }
}
