import Presets
import Rendering
import Vips

/// Renders pictures that lie in memory.
enum Studio {
    /// What came out of one render.
    struct Work {
        var outcome: RenderOutcome
        var files: [[UInt8]]
    }

    static func facts(
        _ bytes: [UInt8],
        limits: Configuration.Limits = .init(),
        decoding most: Int = .max
    ) throws -> SourceFacts {
        try VipsLibrary.start()
        return try withExtendedLifetime(TestFile(bytes)) {
            try Renderer(limits: limits).inspect(descriptor: $0.descriptor, decoding: most)
        }
    }

    static func render(_ bytes: [UInt8], _ specs: [VariantSpec], hints: [SearchHint] = []) throws -> Work {
        try VipsLibrary.start()
        let source = try TestFile(bytes)
        let outputs = try specs.map { _ in try TestFile() }
        return try withExtendedLifetime((source, outputs)) {
            let outcome = try Renderer(limits: .init())
                .render(
                    descriptor: source.descriptor,
                    variants: specs,
                    outputs: outputs.map(\.descriptor),
                    hints: hints
                )
            return Work(outcome: outcome, files: outputs.map(\.bytes))
        }
    }

    /// One variant as a picture.
    static func picture(_ bytes: [UInt8], _ spec: VariantSpec) throws -> Image {
        let work = try render(bytes, [spec])
        return try Image.read(work.files[0])
    }
}

extension VariantSpec {
    /// A specification for tests: a good quality, fast, no metadata.
    static func test(
        _ format: ImageFormat = .png,
        _ width: Int,
        _ height: Int,
        crop: Preset.Gravity? = nil,
        background: String? = nil,
        metadata: Preset.Metadata = .none,
        animated: Bool = false
    ) -> VariantSpec {
        VariantSpec(
            format: format,
            size: PixelSize(width: width, height: height),
            crop: crop,
            quality: format == .png ? 100 : 90,
            effort: format == .png ? 7 : EncoderDefaults.of(format).efforts.lowerBound,
            background: background,
            metadata: metadata,
            animated: animated
        )
    }
}
