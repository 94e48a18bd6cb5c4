import HEIF
import Presets
import Resampling
import Vips

/// Any picture file as a score takes it: at full size, upright, sRGB, 8 bits, with alpha only where it shows.
enum ScoredPicture {
    /// Decodes a file; of an animation the first frame.
    ///
    /// AVIF goes through `HEIFDecoder`, for libvips shows 4:2:0 with chroma steps that no browser shows.
    static func raster(of descriptor: Int32, limits: Configuration.Limits) throws(RenderingError) -> Raster {
        let file = try SourceFile(descriptor: descriptor, limits: limits)
        let smooth = file.kind == .heif ? try smooth(file, limit: limits.pixels) : nil
        let upright = try file.reading { () throws(VipsError) in
            let decoded = if let smooth { smooth } else { try file.load(animated: false) }
            let image = try Colour.toSRGB(decoded).inMemory()
            return try Raster(image.orientation == 1 ? image : image.applying("autorot"))
        }
        return Transparency.withoutOpaqueAlpha(Picture(first: upright)).first
    }

    /// The pixels of a HEIF file, upright already, with the profile that says what they mean.
    private static func smooth(_ file: SourceFile, limit: Int) throws(RenderingError) -> Image {
        let bytes = FileBytes.head(of: file.descriptor, count: try FileBytes.length(of: file.descriptor))
        let decoded: (pixels: [UInt8], width: Int, height: Int, bands: Int)
        do { decoded = try HEIFDecoder.pixels(of: bytes, limit: limit) } catch {
            throw RenderingError(.badInput, "the \(file.kind.name) cannot be read (\(error.message))")
        }
        return try making { () throws(VipsError) in
            let image = try Image(
                pixels: decoded.pixels,
                width: decoded.width,
                height: decoded.height,
                bands: decoded.bands
            ).copy()
            if let profile = file.header.blob("icc-profile-data") { image.set("icc-profile-data", to: profile) }
            return image
        }
    }
}
