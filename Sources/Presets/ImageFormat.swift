/// A file format that variants are written in.
public enum ImageFormat: String, Codable, Sendable, CaseIterable, Hashable {
    case avif, webp, jpeg, png, jxl

    /// The file name extension, without the dot.
    public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }

    /// The media type for the `type` attribute of a `<source>`.
    public var mediaType: String { "image/\(rawValue)" }

    /// Whether encoding takes so long that every other format of every picture is made first.
    public var isSlow: Bool { self == .avif || self == .jxl }

    /// Whether a file of this format can hold transparency.
    public var holdsTransparency: Bool { self != .jpeg }

    /// Whether libvips 8.14 writes animations in this format.
    public var holdsAnimation: Bool { self == .webp }
}
