/// A marker segment of a JPEG file, as EXIF and XMP are carried in.
public struct JPEGSegment: Hashable, Sendable {
    /// The second byte of the marker: 0xE0...0xEF for an application's data, 0xFE for a comment.
    public var marker: UInt8
    /// The content without its length, at most 65,533 bytes.
    public var bytes: [UInt8]

    /// How many bytes a segment holds at most: its length is of 16 bits and counts itself (ITU-T T.81, B.1.1.4).
    public static let longest = 65_533

    /// Makes a segment.
    public init(marker: UInt8, bytes: [UInt8]) {
        self.marker = marker
        self.bytes = bytes
    }

    /// Whether a file stays readable with it.
    var isValid: Bool { (0xE0...0xEF ~= marker || marker == 0xFE) && bytes.count <= Self.longest }
}
