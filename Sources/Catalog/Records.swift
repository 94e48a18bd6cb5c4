import FileStamps
import Foundation

/// What is known of one source.
public struct SourceRecord: Sendable, Hashable, Identifiable {
    /// The row's number.
    public var id: Int64
    /// The identity.
    public var content: ContentHash
    /// The length in bytes.
    public var bytes: Int
    /// What the header says, or why there are no variants; nil until a worker has looked.
    public var verdict: Verdict?
    /// How the source looks before it has come; nil until it was rendered.
    public var look: Look?

    /// Makes a record.
    public init(id: Int64, content: ContentHash, bytes: Int, verdict: Verdict? = nil, look: Look? = nil) {
        self.id = id
        self.content = content
        self.bytes = bytes
        self.verdict = verdict
        self.look = look
    }

    /// What a worker said of a source.
    public enum Verdict: Sendable, Hashable {
        /// It can be rendered.
        case usable(Header)
        /// It is a drawing of lines and shapes (SVG), which the page shows as it is.
        case vector
        /// It cannot, for the reason given in one line without the file's name.
        case refused(reason: String)
        /// Reading its header killed workers, or failed in them, more than once; the reason is one line, too.
        case quarantined(reason: String)
    }

    /// What the header of a usable source says.
    public struct Header: Sendable, Hashable {
        /// The file format by content, as `jpeg`.
        public var format: String
        /// The width of a frame in pixels, upright.
        public var width: Int
        /// The height of a frame in pixels, upright.
        public var height: Int
        /// The number of frames.
        public var frames: Int
        /// Whether some pixel is not opaque.
        public var transparent: Bool
        /// Whether it is a graphic with few colours.
        public var graphic: Bool

        /// Makes a header.
        public init(
            format: String,
            width: Int,
            height: Int,
            frames: Int,
            transparent: Bool,
            graphic: Bool = false
        ) {
            self.format = format
            self.width = width
            self.height = height
            self.frames = frames
            self.transparent = transparent
            self.graphic = graphic
        }
    }

    /// How a source looks in a few bytes.
    public struct Look: Sendable, Hashable {
        /// The mean colour, `#rrggbb`.
        public var color: String
        /// A `data:` URI of a tiny picture.
        public var placeholder: String

        /// Makes a look.
        public init(color: String, placeholder: String) {
            self.color = color
            self.placeholder = placeholder
        }

        /// Makes a look of what a worker or a ledger says, which goes into pages; nil where it is anything else than a
        /// colour and a picture in base64.
        public init?(checking color: String, placeholder: String) {
            let digits = color.utf8.dropFirst()
            let parts = placeholder.split(separator: ",", omittingEmptySubsequences: false)
            guard color.utf8.first == UInt8(ascii: "#"), digits.count == 6, digits.allSatisfy(Self.isHexadecimal),
                parts.count == 2, parts[0].hasPrefix("data:image/"), parts[0].hasSuffix(";base64"),
                parts[0].utf8.count < 40, Data(base64Encoded: String(parts[1])) != nil,
                !parts[0].utf8.contains(where: { $0 < 0x21 || $0 > 0x7E || $0 == 0x22 || $0 == 0x27 || $0 == 0x3C })
            else { return nil }
            self.init(color: color, placeholder: placeholder)
        }

        private static func isHexadecimal(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
        }
    }
}

/// Which content stood at a path, and the stamp by which that can be trusted without reading.
public struct FileRecord: Sendable, Hashable {
    /// The path relative to the site.
    public var path: String
    /// The row of the source that stood there.
    public var source: Int64
    /// What the file system said.
    public var stamp: FileStamp
    /// When it said so, in nanoseconds since 1970.
    public var recorded: Int64

    /// Makes a record of one path.
    public init(path: String, source: Int64, stamp: FileStamp, recorded: Int64) {
        self.path = path
        self.source = source
        self.stamp = stamp
        self.recorded = recorded
    }
}

/// One published file.
public struct VariantRecord: Sendable, Hashable {
    /// The row of its source.
    public var source: Int64
    /// The hash of all that decided it.
    public var key: String
    /// The file name in the store.
    public var name: String
    /// The width of a frame in pixels.
    public var width: Int
    /// The height of a frame in pixels.
    public var height: Int
    /// The length in bytes.
    public var bytes: Int
    /// The quality the encoder was told, 1…100; nil for files from before it was recorded.
    public var quality: Int?
    /// The SSIMULACRA2 score asked for and the one reached; nil where the quality was fixed.
    public var look: Look?

    /// The first 16 bytes of the SHA-256 of the file; nil for files from before it was recorded.
    public var digest: [UInt8]?
    /// The CPU seconds that making it took, searches included; nil for files from before they were counted.
    public var cpu: Double?
    /// Whether the file was taken away again because a later format of its preset does as well in fewer bytes.
    public var isWithheld: Bool
    /// Whether the file was read and is not what was written; it stays until it is made again.
    public var isDamaged: Bool

    /// How a variant looks beside its pixels before encoding.
    public struct Look: Sendable, Hashable {
        /// The score asked for.
        public var target: Double
        /// The score reached; below the target where the format's best setting did not suffice.
        public var score: Double

        /// Makes a look.
        public init(target: Double, score: Double) {
            self.target = target
            self.score = score
        }

        /// Whether the target was missed.
        public var isMissed: Bool { score < target }
    }

    /// Makes a record of one published file.
    public init(
        source: Int64,
        key: String,
        name: String,
        width: Int,
        height: Int,
        bytes: Int,
        quality: Int? = nil,
        look: Look? = nil,
        digest: [UInt8]? = nil,
        cpu: Double? = nil,
        isWithheld: Bool = false,
        isDamaged: Bool = false
    ) {
        self.source = source
        self.key = key
        self.name = name
        self.width = width
        self.height = height
        self.bytes = bytes
        self.quality = quality
        self.look = look
        self.digest = digest
        self.cpu = cpu
        self.isWithheld = isWithheld
        self.isDamaged = isDamaged
    }
}
