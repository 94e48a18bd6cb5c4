/// What templates read of a site's pictures: one value that is written as one JSON file.
///
/// It lists only files that exist, so a template that finds a picture here may link everything it finds.
public struct Manifest: Sendable, Equatable {
    /// The version of the file's shape, raised when a template written for the old one would break.
    public static let version = 1

    /// The pictures, keyed by path relative to the site's root, normalised, without a leading slash.
    public var images: [String: ManifestImage]
    /// Other spellings that posts used for a picture, each leading to a key of `images`.
    public private(set) var aliases: [String: String]

    /// Makes a manifest of pictures; spellings are added with `addAlias`.
    public init(images: [String: ManifestImage] = [:]) {
        self.images = images
        self.aliases = [:]
    }

    /// Lets templates find `path` by the spelling that a post used; one that is equal byte for byte adds nothing.
    ///
    /// The comparison is of bytes because Swift takes composed and decomposed letters for equal and Liquid does not.
    public mutating func addAlias(_ spelling: String, of path: String) {
        guard !spelling.utf8.elementsEqual(path.utf8) else { return }
        aliases[spelling] = path
    }
}
