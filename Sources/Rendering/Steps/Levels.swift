import Vips

/// Each size from the smallest level at hand that is large enough, so that no width pays for the whole picture.
enum Levels {
    /// Makes every variant and hands it to `write`, largest first; gives the records in the order of `variants`.
    static func render(
        _ variants: [VariantSpec],
        from picture: Picture,
        glance: Glance,
        write: (Int, Picture) throws(RenderingError) -> RenderedVariant
    ) throws(RenderingError) -> [RenderedVariant] {
        var records = [RenderedVariant?](repeating: nil, count: variants.count)
        for view in View.views(of: variants) {
            let whole = view.animated ? picture : picture.still
            let base = try making { () throws(VipsError) in try view.cut(whole, glance: glance) }
            var levels = [base]
            for size in view.sizes {
                let level = try making { () throws(VipsError) in try made(size, from: levels) }
                for index in view.members where variants[index].size == size {
                    records[index] = try write(index, level)
                }
                levels.append(level)
            }
        }
        return records.compactMap(\.self)
    }

    /// Scales with Lanczos3, alpha taken into account, and computes the pixels.
    static func resized(_ image: Image, to size: PixelSize) throws(VipsError) -> Image {
        guard image.width != size.width || image.height != size.height else { return image }
        return try Transparency.premultiplied(image) { (image) throws(VipsError) in
            try image.resized(width: size.width, height: size.height)
        }
    }

    private static func made(_ size: PixelSize, from levels: [Picture]) throws(VipsError) -> Picture {
        // Levels fall in size, so the last that is twice as large is the smallest that serves.
        let level = levels.last { $0.size.width >= 2 * size.width && $0.size.height >= 2 * size.height } ?? levels[0]
        return try level.map { (frame) throws(VipsError) in try resized(frame, to: size).inMemory() }
    }
}
