import Resampling
import Vips

/// From the file to a picture in memory, at the smallest scale that still serves every variant.
enum Decoding {
    /// How much larger than the largest variant the decoded picture is at least, so that Lanczos3 makes the last step.
    private static let headroom = 1.5

    /// Decodes every row once and shrinks it in linear light at once, so that a large source is never in memory whole,
    /// but for what its decoder itself must hold, as that of a progressive JPEG.
    ///
    /// The reduction that JPEG and WebP decoders offer would be a little faster; it averages encoded values and darkens
    /// photographs by up to 3 %.
    static func picture(of file: SourceFile, for variants: [VariantSpec]) throws(RenderingError) -> Picture {
        let animated = file.frames > 1 && variants.contains(where: \.animated)
        let factor = reduction(of: file.uprightSize, for: variants)
        return try file.reading { () throws(VipsError) in
            let strip = try EightBits.image(of: file.load(animated: animated))
            var frames: [Raster] = []
            for small in try shrunk(strip, frameHeight: animated ? strip.pageHeight : strip.height, by: factor) {
                frames.append(try finished(small, like: strip))
            }
            return Transparency.withoutOpaqueAlpha(
                Picture(
                    first: frames[0],
                    rest: Array(frames.dropFirst()),
                    delays: animated ? strip.ints("delay") ?? [] : [],
                    loop: strip.int("loop") ?? 0
                )
            )
        }
    }

    /// The whole number that width and height may be divided by without harm to any variant.
    static func reduction(of source: PixelSize, for variants: [VariantSpec]) -> Int {
        let scales = variants.map { spec in
            let shape = spec.crop == nil ? source : CropBox.shape(of: spec.size, in: source)
            return max(
                Double(spec.size.width) / Double(shape.width),
                Double(spec.size.height) / Double(shape.height)
            )
        }
        let smallest = min(1, Double(Glance.side) / Double(max(source.width, source.height)))
        return max(1, Int(1 / (headroom * (scales.max() ?? smallest))))
    }

    /// The frames of a strip, one below the other, each divided by the factor.
    private static func shrunk(_ strip: Image, frameHeight: Int, by factor: Int) throws(VipsError) -> [Raster] {
        let curve = EightBits.curve(of: strip)
        func shrink() -> BoxShrink {
            BoxShrink(
                width: strip.width,
                height: frameHeight,
                bands: strip.bands,
                hasAlpha: strip.hasAlpha,
                factor: factor,
                curve: curve
            )
        }
        var frames: [Raster] = []
        var current = shrink()
        var rows = 0
        try strip.forEachRow { row in
            current.add(row)
            rows += 1
            guard rows == frameHeight else { return }
            frames.append(current.finished())
            current = shrink()
            rows = 0
        }
        return frames
    }

    /// Colours to sRGB, and upright.
    private static func finished(_ small: Raster, like strip: Image) throws(VipsError) -> Raster {
        // Most pictures are so already, and copies of a large one are what would fill the memory.
        if strip.orientation == 1, Colour.isSRGB(strip), small.bands == (small.hasAlpha ? 4 : 3) { return small }
        let image = try small.image().applying("copy", ["interpretation": .nick(strip.interpretation)])
        if let profile = strip.blob("icc-profile-data") { image.set("icc-profile-data", to: profile) }
        let coloured = try Colour.toSRGB(image)
        guard strip.orientation != 1 else { return try Raster(coloured) }
        let turned = try coloured.copy()
        turned.set("orientation", to: strip.orientation)
        return try Raster(turned.applying("autorot"))
    }
}
