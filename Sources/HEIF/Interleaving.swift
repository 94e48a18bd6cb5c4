import CHEIF

/// From libheif's planes to pixels.
enum Interleaving {
    static func pixels(
        of image: DecodedImage,
        isPremultiplied: Bool
    ) throws(HEIFError) -> (pixels: [UInt8], width: Int, height: Int, bands: Int) {
        let width = Int(heif_image_get_width(image.pointer, heif_channel_R))
        let height = Int(heif_image_get_height(image.pointer, heif_channel_R))
        guard width > 0, height > 0 else { throw HEIFError("the decoder gave no colours") }
        let hasAlpha = heif_image_has_channel(image.pointer, heif_channel_Alpha) != 0
        let channels = [heif_channel_R, heif_channel_G, heif_channel_B] + (hasAlpha ? [heif_channel_Alpha] : [])
        var pixels = [UInt8](repeating: 0, count: width * height * channels.count)
        for (band, channel) in channels.enumerated() {
            try copy(channel, of: image, width: width, height: height, to: &pixels, band: band, of: channels.count)
        }
        if hasAlpha && isPremultiplied { divideByAlpha(&pixels) }
        return (pixels, width, height, channels.count)
    }

    private static func copy(
        _ channel: heif_channel,
        of image: DecodedImage,
        width: Int,
        height: Int,
        to pixels: inout [UInt8],
        band: Int,
        of bands: Int
    ) throws(HEIFError) {
        var stride: Int32 = 0
        let depth = Int(heif_image_get_bits_per_pixel_range(image.pointer, channel))
        guard let start = heif_image_get_plane_readonly(image.pointer, channel, &stride),
            Int(heif_image_get_width(image.pointer, channel)) == width,
            Int(heif_image_get_height(image.pointer, channel)) == height, (8...16).contains(depth)
        else { throw HEIFError("the decoder gave channels that do not fit together") }
        let largest = 1 << depth - 1
        for y in 0..<height {
            let row = UnsafeRawPointer(start) + y * Int(stride)
            var place = y * width * bands + band
            for x in 0..<width {
                // More than 8 bits lie in two bytes in the machine's order.
                pixels[place] =
                    depth == 8
                    ? row.load(fromByteOffset: x, as: UInt8.self)
                    : UInt8(
                        min(255, (Int(row.load(fromByteOffset: 2 * x, as: UInt16.self)) * 255 + largest / 2) / largest)
                    )
                place += bands
            }
        }
    }

    /// Makes premultiplied colours of four bands straight; where all is transparent they become black.
    private static func divideByAlpha(_ pixels: inout [UInt8]) {
        for place in stride(from: 0, to: pixels.count, by: 4) {
            let alpha = Int(pixels[place + 3])
            for band in place..<place + 3 {
                pixels[band] = alpha == 0 ? 0 : UInt8(min(255, (Int(pixels[band]) * 255 + alpha / 2) / alpha))
            }
        }
    }
}
