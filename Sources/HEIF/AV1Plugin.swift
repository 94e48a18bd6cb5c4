import CHEIF

/// A decoder that libheif lends AV1 pictures to, and that gives them back as finished RGB with smooth chroma.
///
/// libheif keeps all that it is good at: the container, grids, rotation, cropping, the alpha channel.
enum AV1Plugin {
    /// What is known of the file that is being decoded on this thread.
    struct Session {
        /// The matrix and range that the container names, which go before those of the bitstream.
        var matrix: heif_matrix_coefficients?
        var isFullRange = true
        /// The most pixels of a picture.
        var limit: Int
    }

    /// The file under way; without one the plugin stands aside for libheif's own decoders.
    @TaskLocal static var session: Session?

    /// The plugin as libheif takes it.
    nonisolated(unsafe) static let plugin: UnsafePointer<heif_decoder_plugin> = {
        var plugin = heif_decoder_plugin()
        plugin.plugin_api_version = 3
        plugin.get_plugin_name = { AV1Plugin.text("dav1d with smooth chroma") }
        plugin.does_support_format = { format in
            format == heif_compression_AV1 && AV1Plugin.session != nil ? AV1Plugin.priority : 0
        }
        plugin.new_decoder = { decoder in
            decoder?.pointee = Unmanaged.passRetained(Bitstream()).toOpaque()
            return AV1Plugin.success
        }
        plugin.free_decoder = { decoder in
            if let decoder { Unmanaged<Bitstream>.fromOpaque(decoder).release() }
        }
        plugin.push_data = { decoder, data, count in
            guard let decoder else { return AV1Plugin.failure(.damaged) }
            let bitstream = Unmanaged<Bitstream>.fromOpaque(decoder).takeUnretainedValue()
            bitstream.bytes += UnsafeRawBufferPointer(start: data, count: count)
            return AV1Plugin.success
        }
        plugin.decode_image = { decoder, image in
            guard let decoder, let image, let session = AV1Plugin.session else { return AV1Plugin.failure(.damaged) }
            let bitstream = Unmanaged<Bitstream>.fromOpaque(decoder).takeUnretainedValue()
            do throws(AV1Fault) {
                let picture = try AV1Picture(bitstream.bytes, limit: session.limit)
                return try AV1Plugin.convert(picture, session, to: image)
            } catch {
                return AV1Plugin.failure(error)
            }
        }
        plugin.set_strict_decoding = { _, _ in }
        plugin.id_name = AV1Plugin.text("assets-dav1d")
        let place = UnsafeMutablePointer<heif_decoder_plugin>.allocate(capacity: 1)
        place.initialize(to: plugin)
        return UnsafePointer(place)
    }()

    /// Above that of libheif's own decoders, which have 100 and 150.
    private static let priority: Int32 = 1000

    /// The data of one picture, as libheif hands it over.
    private final class Bitstream {
        var bytes: [UInt8] = []
    }

    private static func convert(
        _ picture: AV1Picture,
        _ session: Session,
        to result: UnsafeMutablePointer<OpaquePointer?>
    ) throws(AV1Fault) -> heif_error {
        let planes = picture.planes
        // Pictures without chroma are alpha channels too, which the container's colours say nothing of.
        let matrix =
            planes.count == 1
            ? ColourMatrix(greyInFullRange: picture.isFullRange, depth: picture.depth)
            : ColourMatrix(
                session.matrix ?? picture.matrix,
                isFullRange: session.matrix == nil ? picture.isFullRange : session.isFullRange,
                depth: picture.depth
            )
        guard let matrix else { throw .unknownMatrix }
        let (width, height) = (Int32(picture.width), Int32(picture.height))
        var image: OpaquePointer?
        let outcome = heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_444, &image)
        guard outcome.code == heif_error_Ok, let image else { return outcome }
        for channel in [heif_channel_R, heif_channel_G, heif_channel_B] {
            let outcome = heif_image_add_plane(image, channel, width, height, 8)
            guard outcome.code == heif_error_Ok else {
                heif_image_release(image)
                return outcome
            }
        }
        fill(image, from: picture, planes, by: matrix)
        result.pointee = image
        return success
    }

    private static func fill(
        _ image: OpaquePointer,
        from picture: AV1Picture,
        _ planes: [SamplePlane],
        by matrix: ColourMatrix
    ) {
        let targets = [heif_channel_R, heif_channel_G, heif_channel_B].map { channel in
            var stride: Int32 = 0
            let start = heif_image_get_plane(image, channel, &stride)
            return (start: start, stride: Int(stride))
        }
        let empty = [Float](repeating: 0, count: picture.width)
        var rows = [empty, empty, empty]
        var sources = planes.map { ChromaRows($0, width: picture.width, height: picture.height) }
        for y in 0..<picture.height {
            for index in sources.indices { sources[index].read(row: y, into: &rows[index]) }
            for (colour, target) in targets.enumerated() {
                guard let start = target.start else { continue }
                matrix.write(colour, of: rows[0], rows[1], rows[2], to: start + y * target.stride)
            }
        }
    }

    private static var success: heif_error {
        heif_error(code: heif_error_Ok, subcode: heif_suberror_Unspecified, message: text("Success"))
    }

    private static func failure(_ fault: AV1Fault) -> heif_error {
        let message: StaticString =
            switch fault {
            case .damaged: "the AV1 picture is damaged, or larger than the file says"
            case .memory: "there is not enough memory for an AV1 decoder"
            case .unknownMatrix: "the colours are stored by a matrix that is not known here"
            }
        return heif_error(
            code: heif_error_Decoder_plugin_error,
            subcode: heif_suberror_Unspecified,
            message: text(message)
        )
    }

    /// A text that lives for ever, as libheif expects.
    static func text(_ text: StaticString) -> UnsafePointer<CChar> {
        UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
