import Catalog

/// A picture of a site with what was made of it.
public struct SitePicture: Sendable, Codable, Hashable {
    /// One published file.
    public struct Variant: Sendable, Codable, Hashable {
        /// The file name in the folder of variants.
        public var name: String
        /// The format by the name's end, as `avif`.
        public var format: String
        /// The width in pixels.
        public var width: Int
        /// The height in pixels.
        public var height: Int
        /// The length in bytes.
        public var bytes: Int
        /// The quality the encoder was told, 1…100; nil where that is not known.
        public var quality: Int?
        /// The SSIMULACRA2 score reached; nil where the quality was fixed.
        public var score: Double?
        /// The score asked for; nil where the quality was fixed.
        public var target: Double?
    }

    /// The path relative to the site.
    public var path: String
    /// The length of the original in bytes.
    public var bytes: Int
    /// The original's format by its content, as `jpeg`; nil where it cannot be used or was not looked at.
    public var format: String?
    /// The original's width in pixels, upright; nil where that is not known.
    public var width: Int?
    /// The original's height in pixels, upright; nil where that is not known.
    public var height: Int?
    /// The mean colour, `#rrggbb`; nil until it was rendered.
    public var color: String?
    /// Why it cannot be used; nil where it can.
    public var refusal: String?
    /// The published files, the widest first, and of one width the smallest first.
    public var variants: [Variant]
}

extension SitePicture {
    init(path: String, _ source: SourceRecord, _ variants: some Sequence<VariantRecord>) {
        self.path = path
        bytes = source.bytes
        color = source.look?.color
        self.variants = variants.filter { !$0.isWithheld }.map(Variant.init).sorted {
            ($1.width, $1.height, $0.bytes, $0.name) < ($0.width, $0.height, $1.bytes, $1.name)
        }
        switch source.verdict {
        case .usable(let header): (format, width, height) = (header.format, header.width, header.height)
        case .vector: format = "svg"
        case .refused(let reason), .quarantined(let reason): refusal = reason
        case nil: break
        }
    }
}

extension SitePicture.Variant {
    fileprivate init(_ record: VariantRecord) {
        name = record.name
        format = record.name.split(separator: ".").last.map { $0 == "jpg" ? "jpeg" : String($0) } ?? ""
        (width, height, bytes, quality) = (record.width, record.height, record.bytes, record.quality)
        (score, target) = (record.look?.score, record.look?.target)
    }
}
