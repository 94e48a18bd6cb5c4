import Vips

/// From the file to a picture in memory, at the smallest scale that still serves every variant.
enum Decoding {
    /// How much larger than the largest variant the decoded picture is at least, so that Lanczos3 makes the last step.
    private static let headroom = 1.5

    static func picture(of file: SourceFile, for variants: [VariantSpec]) throws(RenderingError) -> Picture {
        let animated = file.frames > 1 && variants.contains(where: \.animated)
        let factor = reduction(of: file.uprightSize, for: variants)
        return try file.reading { () throws(VipsError) in
            let (strip, rest) = try load(file, animated: animated, factor: factor)
            let height = animated ? strip.pageHeight : strip.height
            var frames: [Image] = []
            for top in stride(from: 0, to: strip.height, by: max(1, height)) {
                let frame = animated ? try strip.cropped(left: 0, top: top, width: strip.width, height: height) : strip
                frames.append(try finished(frame, factor: rest))
            }
            return try Transparency.withoutOpaqueAlpha(
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

    /// Loads with the loader's own reduction where it has one; gives the factor that is left to do.
    private static func load(
        _ file: SourceFile,
        animated: Bool,
        factor: Int
    ) throws(VipsError) -> (Image, rest: Int) {
        switch file.kind {
        case .jpeg:
            let shrink = [8, 4, 2].first { $0 <= factor } ?? 1
            return (try file.load(animated: false, ["shrink": .int(shrink)]), factor / shrink)
        case .webp where factor > 1 && !animated && !file.header.hasAlpha:
            // libwebp averages transparent pixels with the colours that they hide, so only opaque ones go this way.
            return (try file.load(animated: false, ["scale": .double(1 / Double(factor))]), 1)
        default:
            return (try file.load(animated: animated), factor)
        }
    }

    private static func finished(_ frame: Image, factor: Int) throws(VipsError) -> Image {
        let small = try Transparency.premultiplied(frame, if: factor > 1) { (image) throws(VipsError) in
            factor == 1 ? image : try image.applying("shrink", ["hshrink": .int(factor), "vshrink": .int(factor)])
        }
        let coloured = try Colour.toSRGB(small).inMemory()
        let upright = frame.orientation == 1 ? coloured : try coloured.applying("autorot").inMemory()
        return try Stripping.stripped(upright)
    }
}
