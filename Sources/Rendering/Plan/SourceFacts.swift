/// What geometry needs to know of a source, read from its header by a worker.
public struct SourceFacts: Codable, Hashable, Sendable {
    /// The source's file format, by its content and not by its name: `jpeg`, `png`, `webp`, `gif`, `tiff`, `heif`, `jxl`.
    public var format: String
    /// The size of one frame, upright, that is after EXIF orientation.
    public var size: PixelSize
    /// The number of frames; more than 1 for an animation only (never for the pages of a TIFF).
    public var frames: Int
    /// Whether at least one pixel is not opaque; an alpha channel that is opaque throughout does not count.
    public var transparent: Bool
    /// Whether it is a graphic with few colours, which PNG holds in fewer bytes than JPEG.
    public var graphic: Bool
    /// Whether all of this is known; false where it takes more pixels to tell `transparent` and `graphic` than were allowed.
    public var isComplete: Bool

    /// Makes the facts of one source.
    public init(
        format: String,
        size: PixelSize,
        frames: Int = 1,
        transparent: Bool = false,
        graphic: Bool = false,
        isComplete: Bool = true
    ) {
        self.format = format
        self.size = size
        self.frames = frames
        self.transparent = transparent
        self.graphic = graphic
        self.isComplete = isComplete
    }

    /// Whether a picture can be so; a worker that something took over may say anything, and plans are made of it.
    public var isPossible: Bool {
        let numbers = 1...10_000_000
        return numbers.contains(size.width) && numbers.contains(size.height) && numbers.contains(frames)
            && SourceKind(rawValue: format) != nil
    }
}
