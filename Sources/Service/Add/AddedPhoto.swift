/// A photo that is in the site.
public struct AddedPhoto: Sendable, Hashable, Codable {
    /// The original, as it was given; that of an inbox relative to the site.
    public var file: String
    /// The picture in the site, relative to it: what front matter names.
    public var image: String
    /// The width of the picture in pixels, upright.
    public var width: Int
    /// The height of the picture in pixels, upright.
    public var height: Int
    /// The length of the picture in bytes.
    public var bytes: Int
    /// Whether it was made now; false where the same photo was added before.
    public var isNew: Bool
}
