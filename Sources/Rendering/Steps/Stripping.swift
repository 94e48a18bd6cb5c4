import Vips

/// Removal of all that a file says besides its pixels: EXIF with positions and serial numbers, profiles, thumbnails.
enum Stripping {
    /// 72 dots an inch, which means nothing in particular, for whatever the source said.
    private static let dotsPerMillimetre = 72 / 25.4

    /// The image with no metadata; the pixels are shared with the image given.
    ///
    /// The fields go from the image itself, because the `strip` of 8.14's WebP saver does nothing.
    static func stripped(_ image: Image) throws(VipsError) -> Image {
        let bare = try image.applying("copy", ["xres": .double(dotsPerMillimetre), "yres": .double(dotsPerMillimetre)])
        for field in bare.fields { bare.remove(field) }
        return bare
    }
}
