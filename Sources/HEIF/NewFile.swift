import CHEIF

/// A HEIF file in memory that is being put together.
final class NewFile {
    private let context: OpaquePointer
    private var handle: OpaquePointer?

    init() throws(HEIFError) {
        guard let context = heif_context_alloc() else { throw HEIFError("there is not enough memory") }
        self.context = context
    }

    deinit {
        heif_image_handle_release(handle)
        heif_context_free(context)
    }

    /// Encodes the primary image.
    ///
    /// - Returns: What libheif says of it, whose message lives as long as this file.
    /// - Throws: Where there is no encoder or it refuses the quality or the speed.
    func add(_ image: PlanarImage, _ settings: AV1Settings) throws(HEIFError) -> heif_error {
        var encoder: OpaquePointer?
        let found = heif_context_get_encoder_for_format(context, heif_compression_AV1, &encoder)
        guard found.code == heif_error_Ok, let encoder else {
            throw HEIFError("libheif has no AV1 encoder here; install libaom, or libheif's plugin for it")
        }
        defer { heif_encoder_release(encoder) }
        try settings.apply(to: encoder)
        guard let options = heif_encoding_options_alloc() else { throw HEIFError("there is not enough memory") }
        defer { heif_encoding_options_free(options) }
        options.pointee.output_nclx_profile = image.profile
        options.pointee.macOS_compatibility_workaround_no_nclx_profile = 0
        return heif_context_encode_image(context, image.pointer, encoder, options, &handle)
    }

    /// Attaches metadata to the image; what is empty is left out.
    func add(exif: [UInt8], xmp: [UInt8]) throws(HEIFError) {
        if !exif.isEmpty {
            let tiff = exif.starts(with: "Exif\0\0".utf8) ? exif.dropFirst(6) : exif[...]
            // libheif would write anything.
            guard tiff.starts(with: "II*\0".utf8) || tiff.starts(with: "MM\0*".utf8) else {
                throw HEIFError("the Exif data do not begin with a TIFF header")
            }
            try HEIFError.check(heif_context_add_exif_metadata(context, handle, Array(tiff), Int32(tiff.count)))
        }
        if !xmp.isEmpty {
            try HEIFError.check(heif_context_add_XMP_metadata(context, handle, xmp, Int32(xmp.count)))
        }
    }

    /// The finished file.
    func bytes() throws(HEIFError) -> [UInt8] {
        var bytes: [UInt8] = []
        var writer = heif_writer(writer_api_version: 1) { _, data, count, bytes in
            bytes?.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeRawBufferPointer(start: data, count: count)
            return heif_error(
                code: heif_error_Ok,
                subcode: heif_suberror_Unspecified,
                message: AV1Plugin.text("Success")
            )
        }
        try HEIFError.check(withUnsafeMutablePointer(to: &bytes) { heif_context_write(context, &writer, $0) })
        return bytes
    }
}
