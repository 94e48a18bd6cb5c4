/// One file that exists and may be linked.
public struct ManifestVariant: Sendable, Equatable {
    /// The URL as it stands in a `srcset`, see `ManifestURL`.
    public var url: String
    /// The width and height in pixels of one frame.
    public var width: Int, height: Int
    /// The length of the file in bytes.
    public var bytes: Int

    /// Makes the record of one file.
    public init(url: String, width: Int, height: Int, bytes: Int) {
        self.url = url
        self.width = width
        self.height = height
        self.bytes = bytes
    }
}
