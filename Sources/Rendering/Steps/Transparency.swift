import Vips

/// Alpha channels: kept out of the arithmetic of scaling, dropped where opaque, put on a colour where asked.
enum Transparency {
    /// Does a step on pixels multiplied by their alpha, so that hidden colours do not bleed into visible ones.
    ///
    /// The result has the format of the image that came in.
    static func premultiplied(
        _ image: Image,
        if wanted: Bool = true,
        _ step: (Image) throws(VipsError) -> Image
    ) throws(VipsError) -> Image {
        guard wanted, image.hasAlpha else { return try step(image) }
        let format = image.format
        return try step(image.applying("premultiply")).applying("unpremultiply")
            .applying("cast", ["format": .nick(format)])
    }

    /// Drops an alpha channel that is opaque in every frame.
    static func withoutOpaqueAlpha(_ picture: Picture) throws(VipsError) -> Picture {
        guard picture.first.hasAlpha else { return picture }
        for frame in picture.frames where try frame.band(frame.bands - 1).measuring("min") < 255 { return picture }
        return try picture.map { (frame) throws(VipsError) in try frame.band(0, count: frame.bands - 1).inMemory() }
    }

    /// Puts an image on a colour `#rrggbb`; an opaque image stays as it is.
    static func flattened(_ image: Image, on colour: String) throws(VipsError) -> Image {
        guard image.hasAlpha else { return image }
        return try image.applying("flatten", ["background": .doubles(components(of: colour))])
    }

    /// The three components of `#rrggbb`, 0…255; white for what is not written so.
    static func components(of colour: String) -> [Double] {
        guard colour.utf8.count == 7, let value = UInt32(colour.dropFirst(), radix: 16) else { return [255, 255, 255] }
        return [16, 8, 0].map { Double(value >> $0 & 255) }
    }
}
