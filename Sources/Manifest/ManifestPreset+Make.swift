extension ManifestPreset {
    /// The files of one format, in any order.
    public typealias FormatFiles = (mediaType: String, variants: [ManifestVariant])

    /// Writes the strings of one preset from the files that exist.
    ///
    /// - Parameters:
    ///   - formats: every format of the preset in its order; the last is the fallback that every browser reads.
    ///   - sizes: how wide the picture is laid out; `auto` is put before it where loading is lazy.
    ///   - loading: `lazy` or `eager`.
    ///   - fetchPriority: `high`, `low` or `auto`, the last of which is the same as saying nothing.
    ///   - isSocial: whether the short shape of one file is wanted.
    ///   - details: whether every file is listed with its length too.
    /// - Returns: nil where the fallback has no file yet, since a `<picture>` without one shows nothing in some browsers.
    public static func make(
        formats: [FormatFiles],
        sizes: String,
        loading: String,
        fetchPriority: String,
        isSocial: Bool = false,
        details: Bool = false
    ) -> ManifestPreset? {
        let listed = formats.map { (mediaType: $0.mediaType, files: SourceSet($0.variants)) }
        guard let fallback = listed.last, let largest = fallback.files.largest else { return nil }
        if isSocial {
            return .social(
                ManifestSocial(
                    url: largest.url,
                    width: largest.width,
                    height: largest.height,
                    type: fallback.mediaType
                )
            )
        }
        let sizes = loading == "lazy" ? withAuto(sizes) : withoutAuto(sizes)
        let sources = listed.dropLast().compactMap { source(type: $0.mediaType, files: $0.files, sizes: sizes) }
        let img = ManifestPicture.Img(
            src: largest.url,
            width: largest.width,
            height: largest.height,
            srcset: fallback.files.srcset
        )
        let preload = ManifestPicture.Preload(
            type: sources.first?.type ?? fallback.mediaType,
            imagesrcset: sources.first?.srcset ?? img.srcset,
            imagesizes: sizes
        )
        return .picture(
            ManifestPicture(
                sizes: sizes,
                loading: loading,
                fetchPriority: fetchPriority == "auto" ? nil : fetchPriority,
                sources: sources,
                img: img,
                preload: loading == "lazy" ? nil : preload,
                formats: details ? listed.compactMap { format(type: $0.mediaType, files: $0.files) } : nil
            )
        )
    }

    private static func source(type: String, files: SourceSet, sizes: String) -> ManifestPicture.Source? {
        files.largest.map {
            ManifestPicture.Source(
                type: type,
                width: $0.width,
                height: $0.height,
                srcset: files.srcset,
                sizes: sizes
            )
        }
    }

    private static func format(type: String, files: SourceSet) -> ManifestPicture.Format? {
        guard !files.variants.isEmpty else { return nil }
        let name = type.hasPrefix("image/") ? String(type.dropFirst("image/".count)) : type
        return ManifestPicture.Format(name: name, variants: files.variants)
    }

    /// A lazy picture is chosen when the layout is known, so a browser that can may measure instead of believe.
    private static func withAuto(_ sizes: String) -> String {
        sizes.hasPrefix("auto") ? sizes : "auto, \(sizes)"
    }

    /// `auto` asks the layout, which does not exist yet when an eager picture or its preload link is read.
    private static func withoutAuto(_ sizes: String) -> String {
        let prefix = "auto,"
        guard sizes.hasPrefix(prefix) else { return sizes == "auto" ? "100vw" : sizes }
        return String(sizes.dropFirst(prefix.count).drop { $0 == " " })
    }
}

/// The files of one format with widths rising, and the text of their `srcset`.
private struct SourceSet {
    let variants: [ManifestVariant]

    init(_ variants: [ManifestVariant]) {
        self.variants = variants.sorted { $0.width < $1.width }
    }

    var largest: ManifestVariant? { variants.last }

    var srcset: String {
        var text = ""
        for variant in variants {
            if !text.isEmpty { text += ", " }
            text += "\(variant.url) \(variant.width)w"
        }
        return text
    }
}
