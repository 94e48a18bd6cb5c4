import Presets

/// Which variants a preset makes of a source, by arithmetic alone: no pixel is read here.
public enum Geometry {
    /// Plans the variants of one preset for one source, in the formats that this machine can write.
    ///
    /// Nothing is ever enlarged. A source that is smaller than the preset's largest width gets a variant at its own
    /// width, after the crop. Variants beyond what an encoder can hold are left out.
    public static func plan(
        _ preset: Preset,
        for facts: SourceFacts,
        available: Set<ImageFormat>
    ) -> PresetPlan {
        guard !preset.widths.isEmpty else { return .leaveAlone(reason: "the preset has no widths") }
        let animated = facts.frames > 1 && preset.animation != .still
        let formats: [ImageFormat]
        switch FormatChoice.formats(of: preset, for: facts, available: available) {
        case .formats(let choice): formats = choice
        case .leaveAlone(let reason): return .leaveAlone(reason: reason)
        }
        let sizes = sizes(of: preset, for: facts.size)
        let plans = formats.compactMap { format -> PresetPlan.FormatPlan? in
            let fitting = sizes.filter { max($0.width, $0.height) <= format.longestSide }
            guard !fitting.isEmpty else { return nil }
            return PresetPlan.FormatPlan(
                format: format,
                variants: fitting.map { variant(of: preset, $0, as: format, for: facts, animated: animated) }
            )
        }
        return plans.isEmpty
            ? .leaveAlone(reason: "no format of the preset holds a picture of this shape") : .variants(plans)
    }

    /// The sizes of the variants, widths rising without repeats.
    static func sizes(of preset: Preset, for source: PixelSize) -> [PixelSize] {
        let whole = shape(of: preset.fit, in: source)
        let widths = Set(preset.widths.map { min($0, whole.width) })
        return widths.sorted().map { width in
            switch preset.fit {
            case .inside:
                PixelSize(width: width, height: scaled(width, by: source.height, over: source.width))
            case .cover(let aspect, _):
                // A crop that is as wide as the source may round to one row more than there is.
                PixelSize(
                    width: width,
                    height: min(scaled(width, by: aspect.height, over: aspect.width), source.height)
                )
            }
        }
    }

    /// The largest part of a source that has the shape of the fit, in pixels.
    public static func shape(of fit: Preset.Fit, in source: PixelSize) -> PixelSize {
        guard case .cover(let aspect, _) = fit else { return source }
        let width = min(source.width, max(1, source.height * aspect.width / aspect.height))
        return PixelSize(width: width, height: min(source.height, scaled(width, by: aspect.height, over: aspect.width)))
    }

    /// `length * numerator / denominator`, rounded to nearest and at least 1.
    private static func scaled(_ length: Int, by numerator: Int, over denominator: Int) -> Int {
        max(1, (2 * length * numerator + denominator) / (2 * denominator))
    }

    private static func variant(
        of preset: Preset,
        _ size: PixelSize,
        as format: ImageFormat,
        for facts: SourceFacts,
        animated: Bool
    ) -> VariantSpec {
        var crop: Preset.Gravity?
        // Where a crop would cut away less than a pixel, the whole picture is the same file and may be shared.
        let whole = PixelSize(
            width: size.width,
            height: scaled(size.width, by: facts.size.height, over: facts.size.width)
        )
        if case .cover(_, let gravity) = preset.fit, size != whole { crop = gravity }
        let flattened = facts.transparent && !format.holdsTransparency
        return VariantSpec(
            format: format,
            size: size,
            crop: crop,
            quality: preset.goal(for: format),
            effort: preset.effort(of: format),
            background: flattened ? preset.background.lowercased() : nil,
            metadata: preset.metadata,
            animated: animated
        )
    }
}

extension ImageFormat {
    /// The longest side in pixels that libvips's encoder accepts.
    var longestSide: Int {
        switch self {
        case .webp: 16_383
        case .jpeg: 65_500
        case .avif: 16_384
        case .png, .jxl: 10_000_000
        }
    }
}
