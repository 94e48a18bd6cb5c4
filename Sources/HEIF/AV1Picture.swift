import CHEIF
import Glibc

/// One still picture of an AV1 bitstream, decoded by dav1d.
final class AV1Picture {
    private var picture = Dav1dPicture()

    /// Decodes the first picture.
    ///
    /// - Parameter limit: The most pixels it may have.
    init(_ bitstream: [UInt8], limit: Int) throws(AV1Fault) {
        var settings = Dav1dSettings()
        dav1d_default_settings(&settings)
        // A worker has one core, and a still has nothing to wait for.
        settings.n_threads = 1
        settings.max_frame_delay = 1
        settings.all_layers = 0
        settings.frame_size_limit = UInt32(clamping: limit)
        settings.logger.callback = nil
        var context: OpaquePointer?
        guard dav1d_open(&context, &settings) == 0 else { throw .memory }
        defer { dav1d_close(&context) }
        var data = Dav1dData()
        guard !bitstream.isEmpty, let room = dav1d_data_create(&data, bitstream.count) else { throw .damaged }
        defer { if data.sz > 0 { dav1d_data_unref(&data) } }
        memcpy(room, bitstream, bitstream.count)
        var outcome = -EAGAIN
        while outcome == -EAGAIN {
            let before = data.sz
            if before > 0 {
                let sent = dav1d_send_data(context, &data)
                guard sent == 0 || sent == -EAGAIN else { throw .damaged }
            }
            outcome = dav1d_get_picture(context, &picture)
            // Nothing more goes in and nothing comes out: the end is missing.
            if outcome == -EAGAIN && data.sz == before { throw .damaged }
        }
        guard outcome == 0 else { throw .damaged }
    }

    deinit { dav1d_picture_unref(&picture) }

    /// The size in pixels.
    var width: Int { Int(picture.p.w) }
    var height: Int { Int(picture.p.h) }

    /// The bits of a sample: 8, 10 or 12.
    var depth: Int { Int(picture.p.bpc) }

    /// Whether samples use all values; else black and white lie within, as in television.
    var isFullRange: Bool { picture.seq_hdr.pointee.color_range != 0 }

    /// The number of its matrix in H.273.
    var matrix: heif_matrix_coefficients {
        heif_matrix_coefficients(rawValue: UInt32(picture.seq_hdr.pointee.mtrx.rawValue))
    }

    /// Luma, and chroma blue and red where it has any; valid as long as the picture.
    var planes: [SamplePlane] {
        let layout = picture.p.layout
        let data = [picture.data.0, picture.data.1, picture.data.2].prefix(layout == DAV1D_PIXEL_LAYOUT_I400 ? 1 : 3)
        return data.enumerated().compactMap { index, start in
            let halvesWidth = index > 0 && layout != DAV1D_PIXEL_LAYOUT_I444
            let halvesHeight = index > 0 && layout == DAV1D_PIXEL_LAYOUT_I420
            return start.map {
                SamplePlane(
                    start: $0,
                    stride: index == 0 ? picture.stride.0 : picture.stride.1,
                    width: halvesWidth ? (width + 1) / 2 : width,
                    height: halvesHeight ? (height + 1) / 2 : height,
                    isWide: depth > 8
                )
            }
        }
    }
}

/// Why an AV1 picture gives no pixels.
enum AV1Fault: Error {
    case damaged, memory, unknownMatrix
}
