/// What templates read of a site's pictures: one value that is written as one JSON file.
///
/// It lists only files that exist, so a template that finds a picture here may link everything it finds.
public struct Manifest: Sendable, Equatable {
    /// The version of the file's shape, raised when a template written for the old one would break.
    public static let version = 2

    /// The pictures, keyed by path relative to the site's root, normalised, without a leading slash.
    public var images: [String: ManifestImage]
    /// How the pictures of a preset are laid out and loaded, by the preset's name.
    public var presets: [String: ManifestLayout]
    /// Other spellings that posts used for a picture, each leading to a key of `images`; templates look there first.
    public private(set) var aliases: [String: String]
    /// Whether every file is also listed by itself, with its URL, size and length, for templates that build their own
    /// markup; the file of a large site is then several times as large.
    public var details: Bool

    /// Makes a manifest of pictures; spellings are added with `addAlias`.
    public init(
        images: [String: ManifestImage] = [:],
        presets: [String: ManifestLayout] = [:],
        details: Bool = false
    ) {
        self.images = images
        self.presets = presets
        self.aliases = [:]
        self.details = details
    }

    /// Lets templates find `path` by the spelling that a post used; one that is equal byte for byte adds nothing.
    ///
    /// The comparison is of bytes because Swift takes composed and decomposed letters for equal and Liquid does not.
    public mutating func addAlias(_ spelling: String, of path: String) {
        guard !spelling.utf8.elementsEqual(path.utf8) else { return }
        aliases[spelling] = path
    }
}
