import CVips

/// A libvips image: a header, metadata, and pixels that are computed when they are asked for.
public final class Image {
    let pointer: UnsafeMutablePointer<VipsImage>

    /// Takes over one reference.
    init(owning pointer: UnsafeMutablePointer<VipsImage>) { self.pointer = pointer }

    deinit { g_object_unref(pointer) }

    /// The width in pixels.
    public var width: Int { Int(vips_image_get_width(pointer)) }

    /// The height in pixels, of all frames together.
    public var height: Int { Int(vips_image_get_height(pointer)) }

    /// The height of one frame in pixels; the whole height where there is one frame.
    public var pageHeight: Int { Int(vips_image_get_page_height(pointer)) }

    /// The number of frames or pages in the file this image was read from.
    public var pages: Int { Int(vips_image_get_n_pages(pointer)) }

    /// The number of bands, alpha included.
    public var bands: Int { Int(vips_image_get_bands(pointer)) }

    /// Whether the last band is an alpha channel.
    public var hasAlpha: Bool { vips_image_hasalpha(pointer) != 0 }

    /// The EXIF orientation, 1…8; 1 where there is none or it is no sensible one.
    public var orientation: Int { Int(vips_image_get_orientation(pointer)) }

    /// Where the left edge of the image that this one was cut from lies, in pixels to the right of this image's.
    public var xOffset: Int { Int(vips_image_get_xoffset(pointer)) }

    /// Where the upper edge of the image that this one was cut from lies, in pixels below this image's.
    public var yOffset: Int { Int(vips_image_get_yoffset(pointer)) }

    /// What the bands mean, by libvips nickname, as `srgb`, `cmyk`, `b-w`.
    public var interpretation: String {
        String(cString: vips_enum_nick(vips_interpretation_get_type(), Int32(pointer.pointee.Type.rawValue)))
    }

    /// The type of a band's number, by libvips nickname, as `uchar`, `ushort`, `float`.
    public var format: String {
        String(cString: vips_enum_nick(vips_band_format_get_type(), Int32(pointer.pointee.BandFmt.rawValue)))
    }

    /// Computes all pixels into memory, so that whatever this image was made from is no longer needed.
    public func inMemory() throws(VipsError) -> Image {
        guard let copy = vips_image_copy_memory(pointer) else { throw .taken(from: "copy_memory") }
        return Image(owning: copy)
    }

    /// The pixels, row by row, bands together, in the bytes of the image's own format.
    public func pixels() throws(VipsError) -> [UInt8] {
        var length = 0
        guard let bytes = vips_image_write_to_memory(pointer, &length) else { throw .taken(from: "write_to_memory") }
        defer { g_free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: length))
    }

    /// Makes an sRGB image of 8-bit pixels, row by row, bands together: 1 grey, 3 colour, 2 and 4 with alpha.
    public init(pixels: [UInt8], width: Int, height: Int, bands: Int) throws(VipsError) {
        try VipsLibrary.start()
        guard pixels.count == width * height * bands,
            let made = vips_image_new_from_memory_copy(
                pixels,
                pixels.count,
                Int32(width),
                Int32(height),
                Int32(bands),
                VIPS_FORMAT_UCHAR
            )
        else {
            throw VipsError("new_from_memory", "expected \(width * height * bands) bytes, received \(pixels.count)")
        }
        made.pointee.Type = bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB
        pointer = made
    }
}
