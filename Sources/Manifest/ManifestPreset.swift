/// What one preset made of one picture: the files that exist.
public struct ManifestPreset: Sendable, Equatable {
    /// The files of one format.
    public struct Format: Sendable, Equatable {
        /// The media type without `image/`, as `avif`.
        public let name: String
        /// The files, widths rising.
        public let variants: [ManifestVariant]
    }

    /// Every format that has files but the last, in the order a browser should consider them.
    public let sources: [Format]
    /// The last format, which every browser reads.
    public let fallback: Format
    /// The file of the last format that an `<img>` names in its `src`.
    public let largest: ManifestVariant

    /// Puts the files in order.
    ///
    /// - Parameter formats: every format of the preset in its order with its files in any order; the last is the
    ///   fallback that every browser reads.
    /// - Returns: nil where the fallback has no file yet, since a `<picture>` without one shows nothing in some browsers.
    public init?(formats: [(mediaType: String, variants: [ManifestVariant])]) {
        let listed = formats.map { format in
            let prefix = "image/"
            let type = format.mediaType
            return Format(
                name: type.hasPrefix(prefix) ? String(type.dropFirst(prefix.count)) : type,
                variants: format.variants.sorted { $0.width < $1.width }
            )
        }
        guard let fallback = listed.last, let largest = fallback.variants.last else { return nil }
        self.sources = listed.dropLast().filter { !$0.variants.isEmpty }
        self.fallback = fallback
        self.largest = largest
    }

    /// All formats that have files, in their order.
    var formats: [Format] { sources + [fallback] }

    /// The preset in one string, since a YAML reader takes as long for a short value as for a long one.
    ///
    /// - Parameter prefix: how the URLs of all files begin; `*` stands for it.
    /// - Returns: fields between bars: width `x` height of the largest file, the `srcset` of the last format, then of
    ///   every other format its name, a space and its `srcset`.
    func text(prefix: String) -> String {
        var text = "\(largest.width)x\(largest.height)|" + fallback.srcset(prefix: prefix)
        for source in sources { text += "|\(source.name) " + source.srcset(prefix: prefix) }
        return text
    }
}

extension ManifestPreset.Format {
    fileprivate func srcset(prefix: String) -> String {
        let length = prefix.utf8.count
        return variants.map { "*\(String(decoding: $0.url.utf8.dropFirst(length), as: UTF8.self)) \($0.width)w" }
            .joined(separator: ", ")
    }
}
