import Presets
import Resampling

/// Tells graphics, which a lossless PNG holds in fewer bytes than a JPEG that looks as good, from photographs.
enum GraphicTrial {
    /// The kinds of files that keep flat colours flat; a graphic that was once a JPEG has noise that no PNG packs well.
    private static let kinds: Set<SourceKind> = [.png, .gif, .webp, .tiff]
    /// The longer side of the copy that is tried, in pixels: about what a page shows.
    private static let side = 640

    /// Whether the kind of file gives cause to look at pixels.
    static func takes(_ file: SourceFile) -> Bool { kinds.contains(file.kind) && file.frames == 1 }

    /// Tries both formats on a copy of the picture, where the kind of file gives cause.
    static func isGraphic(_ file: SourceFile) throws(RenderingError) -> Bool {
        guard takes(file) else { return false }
        let spec = spec(of: file)
        let picture = try Decoding.picture(of: file, for: [spec])
        let copy = Picture(first: picture.first.scaled(to: spec.size))
        // What an encoder refuses here is no reason to refuse the source.
        return copy.first.isGraphic ? (try? isSmallerAsPNG(copy, spec)) ?? false : false
    }

    private static func isSmallerAsPNG(_ copy: Picture, _ spec: VariantSpec) throws(RenderingError) -> Bool {
        let canvas = try Canvas(copy, for: spec, credit: Credit())
        let search = TargetEncoding(
            canvas: canvas,
            judge: Judge(canvas.picture.first),
            target: Preset.defaultTarget,
            effort: spec.effort,
            allowsLossless: false
        )
        let start = SearchStart(known: []).quality(for: .jpeg, width: spec.size.width, target: Preset.defaultTarget)
        let png = try canvas.file(EncoderSettings(format: .png, fixed: 100, effort: EncoderDefaults.of(.png).effort))
        return png.count <= (try search.result(as: .jpeg, from: start)).file.count
    }

    private static func spec(of file: SourceFile) -> VariantSpec {
        let whole = file.uprightSize
        let scale = min(1, Double(side) / Double(max(whole.width, whole.height)))
        let size = PixelSize(
            width: max(1, Int((Double(whole.width) * scale).rounded())),
            height: max(1, Int((Double(whole.height) * scale).rounded()))
        )
        return VariantSpec(format: .jpeg, size: size, quality: .target(Preset.defaultTarget), effort: 0)
    }
}
