import CHEIF

/// A picture in planes of luma, chroma blue and red, and perhaps alpha, for any number of AVIF files.
public final class PlanarImage {
    /// The most pixels of a side, as libvips has it.
    static let longestSide = 16_384

    let pointer: OpaquePointer
    /// What its samples mean: sRGB by BT.601 in full range.
    let profile: UnsafeMutablePointer<heif_color_profile_nclx>

    /// Converts a picture.
    ///
    /// - Parameters:
    ///   - pixels: sRGB, 8 bits, `bands` together, row by row.
    ///   - width: In pixels, 1...16,384.
    ///   - height: In pixels, 1...16,384.
    ///   - bands: 3, or 4 with straight alpha.
    /// - Throws: For pixels that do not fit the size, sizes out of range, and where memory ends.
    public init(_ pixels: [UInt8], width: Int, height: Int, bands: Int) throws(HEIFError) {
        guard 1...Self.longestSide ~= width, 1...Self.longestSide ~= height else {
            throw HEIFError("expected 1…\(Self.longestSide) pixels for width and height, received \(width) x \(height)")
        }
        guard 3...4 ~= bands else { throw HEIFError("expected 3 or 4 bands, received \(bands)") }
        guard pixels.count == width * height * bands else {
            throw HEIFError("expected \(width * height * bands) bytes of pixels, received \(pixels.count)")
        }
        var image: OpaquePointer?
        let (columns, rows) = (Int32(width), Int32(height))
        try HEIFError.check(heif_image_create(columns, rows, heif_colorspace_YCbCr, heif_chroma_444, &image))
        guard let image else { throw HEIFError("there is not enough memory") }
        guard let profile = heif_nclx_color_profile_alloc() else {
            heif_image_release(image)
            throw HEIFError("there is not enough memory")
        }
        pointer = image
        self.profile = profile
        profile.pointee.color_primaries = heif_color_primaries_ITU_R_BT_709_5
        profile.pointee.transfer_characteristics = heif_transfer_characteristic_IEC_61966_2_1
        profile.pointee.matrix_coefficients = heif_matrix_coefficients_ITU_R_BT_601_6
        profile.pointee.full_range_flag = 1
        try HEIFError.check(heif_image_set_nclx_color_profile(image, profile))
        let luma = try Plane(heif_channel_Y, of: image, columns, rows)
        let blue = try Plane(heif_channel_Cb, of: image, columns, rows)
        let red = try Plane(heif_channel_Cr, of: image, columns, rows)
        let alpha = bands == 4 ? try Plane(heif_channel_Alpha, of: image, columns, rows) : nil
        pixels.withUnsafeBufferPointer { pixels in
            for y in 0..<height {
                let row = UnsafeBufferPointer(rebasing: pixels[y * width * bands..<(y + 1) * width * bands])
                LumaChroma.convert(row, bands: bands, to: luma.row(y), blue.row(y), red.row(y), alpha?.row(y))
            }
        }
    }

    deinit {
        heif_nclx_color_profile_free(profile)
        heif_image_release(pointer)
    }

    /// The samples of a channel.
    private struct Plane {
        private let start: UnsafeMutablePointer<UInt8>
        private let stride: Int

        init(_ channel: heif_channel, of image: OpaquePointer, _ width: Int32, _ height: Int32) throws(HEIFError) {
            try HEIFError.check(heif_image_add_plane(image, channel, width, height, 8))
            var stride: Int32 = 0
            guard let start = heif_image_get_plane(image, channel, &stride) else {
                throw HEIFError("there is not enough memory")
            }
            (self.start, self.stride) = (start, Int(stride))
        }

        func row(_ y: Int) -> UnsafeMutablePointer<UInt8> { start + y * stride }
    }
}
