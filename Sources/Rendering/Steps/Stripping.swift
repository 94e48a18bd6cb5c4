import Vips

/// Removal of all that a file says besides its pixels: EXIF with positions and serial numbers, profiles, thumbnails.
enum Stripping {
    /// The image with no metadata; the pixels are shared with the image given.
    ///
    /// The fields go from the image itself, because the `strip` of 8.14's WebP saver does nothing.
    static func stripped(_ image: Image) throws(VipsError) -> Image {
        let bare = try image.copy()
        for field in bare.fields { bare.remove(field) }
        return bare
    }
}
