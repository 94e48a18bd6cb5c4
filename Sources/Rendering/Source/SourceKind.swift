import Presets

/// A kind of picture that sources may be, told by content and never by name.
public enum SourceKind: String, Codable, Sendable, CaseIterable, Hashable {
    case jpeg, png, webp, gif, tiff, heif, jxl

    /// The name for people.
    public var name: String {
        switch self {
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .webp: "WebP"
        case .gif: "GIF"
        case .tiff: "TIFF"
        case .heif: "HEIF or AVIF"
        case .jxl: "JPEG XL"
        }
    }

    /// The libvips operation that reads it.
    var loader: String { "\(rawValue)load_source" }

    /// Whether all frames of an animation can be read.
    var readsAnimation: Bool { self == .gif || self == .webp }

    /// The kind that a file's first bytes announce; nil where it is no picture of a kind that is read.
    public init?(startingWith head: [UInt8]) {
        if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if head.holds("RIFF", at: 0), head.holds("WEBP", at: 8) {
            self = .webp
        } else if head.holds("GIF87a", at: 0) || head.holds("GIF89a", at: 0) {
            self = .gif
        } else if [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43]]
            .contains(where: { head.starts(with: $0) })
        {
            self = .tiff
        } else if head.holds("ftyp", at: 4), Self.heifBrands.contains(where: { head.holds($0, at: 8) }) {
            self = .heif
        } else if head.starts(with: [0xFF, 0x0A]) || head.starts(with: [0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20]) {
            self = .jxl
        } else {
            return nil
        }
    }

    /// The kind of the files that are written in a format.
    public init(_ format: ImageFormat) {
        switch format {
        case .avif: self = .heif
        case .webp: self = .webp
        case .jpeg: self = .jpeg
        case .png: self = .png
        case .jxl: self = .jxl
        }
    }

    private static let heifBrands = [
        "avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1", "miaf", "1pic",
    ]
}

extension [UInt8] {
    /// Whether the given ASCII text stands at an offset.
    func holds(_ text: String, at offset: Int) -> Bool {
        count >= offset + text.utf8.count && self[offset...].starts(with: text.utf8)
    }
}
