import Catalog
import Presets
import Rendering

/// How an original is kept in the site: one picture of full size, good enough to make every variant of it.
enum Master {
    /// The quality of a JPEG, high enough that what variants lose is lost in them alone; its colour is not halved.
    private static let quality = 92

    /// How an original with this header is kept.
    ///
    /// - Throws: `RenderingError` for what no single picture stands for.
    static func plan(_ header: SourceRecord.Header, of content: ContentHash) throws -> PlannedVariant {
        guard header.frames == 1 else {
            throw RenderingError(
                .badInput,
                "it is an animation of \(header.frames) frames; copy it into the site yourself, or add a still of it"
            )
        }
        let format: ImageFormat = header.transparent || header.graphic ? .png : .jpeg
        let spec = VariantSpec(
            format: format,
            size: PixelSize(width: header.width, height: header.height),
            quality: .encoder(format == .png ? 100 : quality),
            effort: 0
        )
        return PlannedVariant(spec: spec, key: key(content), stem: "master")
    }

    /// The file name of an original's picture.
    static func name(of content: ContentHash, as format: ImageFormat) -> String {
        "\(key(content)).\(format.fileExtension)"
    }

    /// The names that the picture of an original may have.
    static func names(of content: ContentHash) -> [String] {
        [ImageFormat.jpeg, .png].map { name(of: content, as: $0) }
    }

    /// The first 32 hexadecimal digits of the original's hash.
    private static func key(_ content: ContentHash) -> String { String(content.description.prefix(32)) }

    /// About how many bytes a worker takes for it.
    static func memory(_ source: SourceRecord, _ spec: VariantSpec) -> Int {
        max(JobMemory.estimate(source), JobMemory.base + spec.size.width * spec.size.height * bytes)
    }

    /// What a pixel takes at most while a picture of full size is encoded: 15 were measured with 56 megapixels of JPEG.
    private static let bytes = 16
}
