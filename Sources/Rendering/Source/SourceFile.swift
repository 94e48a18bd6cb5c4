import Glibc
import Presets
import Vips

/// A source that is open, of a known kind, and within the limits; no pixel is decoded yet.
struct SourceFile {
    let descriptor: Int32
    let kind: SourceKind
    /// The first frame's header and metadata.
    let header: Image
    /// The number of frames of an animation; 1 for everything else.
    let frames: Int
    /// The page that is the picture; HEIF files may hold others before it.
    let page: Int

    init(descriptor: Int32, limits: Configuration.Limits) throws(RenderingError) {
        let length = try FileBytes.length(of: descriptor)
        try LimitCheck.bytes(length, limits)
        let head = FileBytes.head(of: descriptor, count: 64 * 1024)
        guard let kind = SourceKind(startingWith: head) else {
            throw RenderingError(.badInput, Unreadable.message(for: head, length: length))
        }
        if head.holds("ftypavis", at: 4) {
            throw RenderingError(
                .badInput,
                "it is an animated AVIF, of which only one frame can be read; save it as an animated WebP or GIF"
            )
        }
        if kind == .gif, !GIFBlocks.areComplete(FileBytes.head(of: descriptor, count: length)) {
            throw Self.damaged(kind, VipsError("gif", "the end is missing"))
        }
        self.descriptor = descriptor
        self.kind = kind
        let first = try Self.open(descriptor, kind)
        page = kind == .heif ? first.int("heif-primary") ?? 0 : 0
        header = page == 0 ? first : try Self.open(descriptor, kind, ["page": .int(page)])
        frames = kind.readsAnimation ? max(1, first.pages) : kind == .png ? AnimatedPNG.frames(in: head) : 1
        try LimitCheck.pixels(width: header.width, height: header.height, limits)
        try LimitCheck.frames(frames, limits)
        try LimitCheck.metadata(Self.metadata.reduce(0) { $0 + header.length(ofBlob: $1) }, limits)
    }

    /// The fields that hold what is said beside the pixels.
    private static let metadata = ["exif-data", "xmp-data", "iptc-data", "icc-profile-data", "photoshop-data"]

    /// The size of one frame after EXIF orientation.
    var uprightSize: PixelSize {
        header.orientation > 4
            ? PixelSize(width: header.height, height: header.width)
            : PixelSize(width: header.width, height: header.height)
    }

    /// Whether a pixel is not opaque; reads pixels only where there is an alpha channel.
    ///
    /// Of an animation that is too large to be kept, only the first frame counts.
    func isTransparent(_ limits: Configuration.Limits) throws(RenderingError) -> Bool {
        guard header.hasAlpha else { return false }
        let isKept = limits.allowsFrames(width: header.width, height: header.height, frames: frames)
        return try reading { () throws(VipsError) in
            let all = try load(animated: frames > 1 && isKept)
            let opaque = all.format == "ushort" ? 65_535.0 : all.format == "uchar" ? 255 : 1
            return try all.band(all.bands - 1).measuring("min") < opaque
        }
    }

    /// Loads the pixels, to be read once and from top to bottom; a cut-off file fails when its end is reached.
    ///
    /// - Parameter animated: whether all frames are loaded, one below the other.
    func load(animated: Bool) throws(VipsError) -> Image {
        lseek(descriptor, 0, SEEK_SET)
        let operation = try Operation(kind.loader)
        try operation.set("source", to: .source(Source(descriptor: descriptor)))
        try operation.set("access", to: .nick("sequential"))
        // Without it a truncated file gives a picture with a grey bottom.
        try operation.set("fail_on", to: .nick("truncated"))
        if animated && kind.readsAnimation { try operation.set("n", to: -1) }
        if page > 0 { try operation.set("page", to: .int(page)) }
        try operation.run()
        return try operation.image()
    }

    /// Runs something that decodes, and blames the source where it fails.
    func reading<Result>(_ body: () throws(VipsError) -> Result) throws(RenderingError) -> Result {
        do { return try body() } catch { throw Self.damaged(kind, error) }
    }

    private static func open(
        _ descriptor: Int32,
        _ kind: SourceKind,
        _ options: KeyValuePairs<String, Argument> = [:]
    ) throws(RenderingError) -> Image {
        do {
            lseek(descriptor, 0, SEEK_SET)
            let operation = try Operation(kind.loader)
            try operation.set("source", to: .source(Source(descriptor: descriptor)))
            for (name, value) in options { try operation.set(name, to: value) }
            try operation.run()
            return try operation.image()
        } catch {
            throw damaged(kind, error)
        }
    }

    private static func damaged(_ kind: SourceKind, _ error: VipsError) -> RenderingError {
        RenderingError(
            .badInput,
            "the \(kind.name) is damaged or cut off (\(error.message)); fetch or export the picture again"
        )
    }
}
