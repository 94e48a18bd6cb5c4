import Presets
import Resampling
import Vips
import WebP

extension Canvas {
    /// Encodes all frames in a format that libvips writes: PNG, JPEG XL, animated WebP.
    func byLibvips(_ settings: EncoderSettings) throws(RenderingError) -> [UInt8] {
        if settings.format == .png, settings.quality == 100 { return try making(losslessPNG) }
        let file = try making { () throws(VipsError) in
            guard let saver = settings.saver else {
                throw VipsError("encode", "libvips does not write \(settings.format) here")
            }
            return try saved(strip(), by: saver.name, saver.options)
        }
        guard settings.format == .webp else { return file }
        // libvips 8.14 writes an EXIF block of resolutions unasked, and another credit than stills have.
        return try Self.encoding { try WebPContainer.replacingMetadata(of: file, exif: exif, xmp: xmp) }
    }

    /// The smallest of the ways to write every pixel as it is; those for graphics are tried where they may pay.
    private func losslessPNG() throws(VipsError) -> [UInt8] {
        let raster = picture.first
        var ways = [EncoderSettings.PNGWay.filtered]
        if raster.isGraphic { ways.append(.plain) }
        if raster.isGraphic, raster.hasColours(atMost: 256) { ways.append(.palette) }
        let strip = try strip()
        var smallest: [UInt8] = []
        for way in ways {
            let file = try saved(strip, by: "pngsave_target", way.options)
            guard smallest.isEmpty || file.count < smallest.count else { continue }
            // A palette is made by a quantiser, which may take two colours for one.
            if way == .palette {
                let read = try Image.make("pngload_source", ["source": .source(Source(bytes: file))])
                guard try Raster(read).samples == raster.samples else { continue }
            }
            smallest = file
        }
        return smallest
    }

    private func saved(
        _ image: Image,
        by saver: String,
        _ options: KeyValuePairs<String, Argument>
    ) throws(VipsError) -> [UInt8] {
        let operation = try Operation(saver)
        let target = try Target()
        try operation.set("in", to: .image(image))
        try operation.set("target", to: .target(target))
        for (name, value) in options { try operation.set(name, to: value) }
        if operation.takes("keep") {
            try operation.set("keep", to: .nick(credit.isEmpty ? "none" : "all"))
        } else {
            try operation.set("strip", to: .bool(credit.isEmpty))
        }
        try operation.run()
        return try target.bytes()
    }

    /// The frames as one image that a saver takes, with nothing but the credit and what an animation needs.
    private func strip() throws(VipsError) -> Image {
        var frames: [Image] = []
        for frame in picture.frames { frames.append(try frame.image()) }
        let joined = frames.count == 1 ? frames[0] : try Image.make("arrayjoin", ["in": .images(frames), "across": 1])
        let strip = try Stripping.stripped(joined)
        if frames.count > 1 {
            strip.set("page-height", to: picture.size.height)
            if !picture.delays.isEmpty { strip.set("delay", to: picture.delays) }
            strip.set("loop", to: picture.loop)
        }
        CreditWriter.write(credit, to: strip)
        return strip
    }
}
