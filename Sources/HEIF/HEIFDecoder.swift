import CHEIF

/// Reads still HEIF and AVIF files, AVIF with smooth chroma.
///
/// libheif's own way to RGB, up to 1.15, repeats the nearest chroma sample where browsers interpolate, and scales
/// limited range by 256/219. AV1 pictures are therefore converted here; HEVC pictures still go libheif's way.
public enum HEIFDecoder {
    /// The pixels of a file's primary image, upright and cropped as the file says.
    ///
    /// Chroma is interpolated bilinearly, centred; depths over 8 bits are rounded to 8. The matrix and the range of the
    /// file's nclx profile are applied; primaries, transfer function and ICC profile are left to the caller.
    ///
    /// - Parameters:
    ///   - file: The file's bytes.
    ///   - limit: How many pixels the picture may have, before any part is cut off; a file that claims more, or none, is
    ///     refused before memory is taken.
    /// - Returns: Samples row by row, `bands` together: 3 for red, green, blue, 4 with alpha, which is straight.
    /// - Throws: `HEIFError` where the file is damaged, over the limit, or its codec or its colours are not known here.
    public static func pixels(
        of file: [UInt8],
        limit: Int = 200_000_000
    ) throws(HEIFError) -> (pixels: [UInt8], width: Int, height: Int, bands: Int) {
        let source = try OpenFile(file)
        guard 1...max(1, limit) ~= source.pixels else {
            throw HEIFError("expected 1…\(limit) pixels, the file claims \(source.pixels)")
        }
        return try withExtendedLifetime(source) { () throws(HEIFError) in
            try Interleaving.pixels(of: source.decode(), isPremultiplied: source.isPremultiplied)
        }
    }
}

/// A HEIF file in memory whose primary image can be decoded.
private final class OpenFile {
    private let context: OpaquePointer
    private var handle: OpaquePointer?

    init(_ file: [UInt8]) throws(HEIFError) {
        guard let context = heif_context_alloc() else { throw HEIFError("there is not enough memory") }
        self.context = context
        // All pictures, tiles too, on this thread, where the session is.
        heif_context_set_max_decoding_threads(context, 0)
        try HEIFError.check(heif_register_decoder(context, AV1Plugin.plugin))
        try HEIFError.check(heif_context_read_from_memory(context, file, file.count, nil))
        try HEIFError.check(heif_context_get_primary_image_handle(context, &handle))
    }

    deinit {
        heif_image_handle_release(handle)
        heif_context_free(context)
    }

    var isPremultiplied: Bool { heif_image_handle_is_premultiplied_alpha(handle) != 0 }

    /// Decodes to planes of red, green, blue and perhaps alpha.
    func decode() throws(HEIFError) -> DecodedImage {
        var image: OpaquePointer?
        let outcome = AV1Plugin.$session.withValue(session) {
            heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_444, nil)
        }
        try HEIFError.check(outcome)
        guard let image else { throw HEIFError("the decoder gave no image") }
        return DecodedImage(owning: image)
    }

    /// The pixels that the file says its picture has before any part is cut off.
    var pixels: Int {
        Int(heif_image_handle_get_ispe_width(handle)) * Int(heif_image_handle_get_ispe_height(handle))
    }

    private var session: AV1Plugin.Session {
        var session = AV1Plugin.Session(limit: pixels)
        var profile: UnsafeMutablePointer<heif_color_profile_nclx>?
        guard heif_image_handle_get_nclx_color_profile(handle, &profile).code == heif_error_Ok, let profile else {
            return session
        }
        session.matrix = profile.pointee.matrix_coefficients
        session.isFullRange = profile.pointee.full_range_flag != 0
        heif_nclx_color_profile_free(profile)
        return session
    }
}

/// An image that libheif has decoded.
final class DecodedImage {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { self.pointer = pointer }

    deinit { heif_image_release(pointer) }
}
