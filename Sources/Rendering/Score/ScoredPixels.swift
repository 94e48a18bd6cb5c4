import HEIF
import Presets
import Vips

/// The pixels of any picture file as a score takes them: upright, sRGB, 8 bits, row by row; alpha only where it shows.
struct ScoredPixels {
    let samples: [UInt8]
    let size: PixelSize
    /// Whether there is a fourth band, straight alpha that is not opaque everywhere.
    let hasAlpha: Bool

    /// Decodes a file at its full size; of an animation the first frame.
    ///
    /// AVIF goes through `HEIFDecoder`, for libvips shows 4:2:0 with chroma steps that no browser shows.
    init(descriptor: Int32, limits: Configuration.Limits) throws(RenderingError) {
        let file = try SourceFile(descriptor: descriptor, limits: limits)
        let smooth = file.kind == .heif ? try Self.smooth(file) : nil
        let upright = try file.reading { () throws(VipsError) in
            let decoded = if let smooth { smooth } else { try file.load(animated: false) }
            let image = try Colour.toSRGB(decoded).inMemory()
            return image.orientation == 1 ? image : try image.applying("autorot").inMemory()
        }
        (samples, size, hasAlpha) = try making { () throws(VipsError) in
            let opacity = upright.hasAlpha ? try upright.band(3).measuring("min") : 255
            let kept = upright.hasAlpha && opacity == 255 ? try upright.band(0, count: 3) : upright
            return (try kept.pixels(), PixelSize(width: kept.width, height: kept.height), opacity < 255)
        }
    }

    /// The three colours on a grey page of 0…255; composed as browsers do it, in encoded values.
    func colours(on page: Double) -> [UInt8] {
        guard hasAlpha else { return samples }
        return [UInt8](unsafeUninitializedCapacity: size.width * size.height * 3) { colours, count in
            for place in stride(from: 0, to: samples.count, by: 4) {
                let alpha = Double(samples[place + 3]) / 255
                for band in 0..<3 {
                    let mixed = Double(samples[place + band]) * alpha + page * (1 - alpha)
                    colours[count] = UInt8(mixed.rounded())
                    count += 1
                }
            }
        }
    }

    /// The pixels of a HEIF file, upright already, with the profile that says what they mean.
    private static func smooth(_ file: SourceFile) throws(RenderingError) -> Image {
        let bytes = FileBytes.head(of: file.descriptor, count: try FileBytes.length(of: file.descriptor))
        let decoded: (pixels: [UInt8], width: Int, height: Int, bands: Int)
        do { decoded = try HEIFDecoder.pixels(of: bytes) } catch {
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
