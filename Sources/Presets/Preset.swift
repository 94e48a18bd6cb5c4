import Foundation

/// A named recipe for one use of a picture on the page.
public struct Preset: Sendable, Hashable {
    /// How the picture is brought to the preset's shape.
    public enum Fit: Sendable, Hashable {
        /// Scaled to the width, whole.
        case inside
        /// Cut to the aspect ratio, then scaled to the width.
        case cover(aspect: AspectRatio, gravity: Gravity)
    }

    /// A ratio of width to height, as its author wrote it.
    public struct AspectRatio: Sendable, Hashable {
        /// The two parts of the ratio, each at least 1.
        public var width: Int, height: Int

        /// Makes a ratio of two positive numbers.
        public init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    /// Which part of the picture a crop keeps.
    public enum Gravity: String, Codable, Sendable, CaseIterable, Hashable {
        /// Vertically 35 % of what is cut comes off the top, since heads are mostly there; horizontally as `attention`.
        case focus
        /// What draws the eye: skin tones, saturated colours and edges.
        case attention
        /// The part with the most detail.
        case entropy
        /// The middle.
        case centre
    }

    /// What becomes of an animated source; an animation never turns into a still silently.
    public enum Animation: String, Sendable, CaseIterable, Hashable {
        /// Animated variants in the formats that can hold them.
        case keep
        /// No variants: the page shows the source itself.
        case leave
        /// A still of the first frame, asked for by name.
        case still
    }

    /// What stands in for JPEG where the source has transparent pixels.
    public enum Transparency: String, Sendable, CaseIterable, Hashable {
        /// PNG files that keep the transparency.
        case png
        /// JPEG files on the preset's background colour.
        case flatten
    }

    /// Which of the source's metadata the variants carry.
    public enum Metadata: String, Codable, Sendable, CaseIterable, Hashable {
        /// Copyright, artist and credit lines, and nothing else.
        case credit
        /// None at all.
        case none
    }

    /// The value of the `loading` attribute.
    public enum Loading: String, Sendable, CaseIterable, Hashable { case eager, lazy }

    /// The value of the `fetchpriority` attribute.
    public enum FetchPriority: String, Sendable, CaseIterable, Hashable { case high, low, auto }

    /// The score where a preset names none: differences to the original are hard to see side by side.
    public static let defaultTarget = 70.0
    /// The scores that a preset may ask for; what is beyond is as good as lossless, at several times the bytes.
    public static let targets = 1...95

    /// Names no preset may have, since templates find facts of the picture under them, beside the presets.
    public static let reservedNames: Set<String> = [
        "width", "height", "color", "placeholder", "focus", "object_position", "prefix", "variants",
    ]

    /// The name templates use, letters, digits, `-` and `_`.
    public var name: String
    /// One sentence for people: where on the page the preset is used.
    public var use: String
    /// The shape of the variants.
    public var fit: Fit
    /// Widths in pixels, rising, without repeats.
    public var widths: [Int]
    /// Formats in the order a browser should consider them; the last is the fallback of the `<img>`.
    public var formats: [ImageFormat]
    /// The SSIMULACRA2 score that variants of every format reach, 1…95, but for the formats of `quality`.
    public var target: Double
    /// The day, from midnight UTC, before which posts get no variants of the preset; nil for no such day.
    public var since: Date?
    /// By how many percent a format's files must be smaller than those of a later format to be published, 0…90.
    public var saving: Int
    /// Encoder quality of the formats that get a fixed one, 1…100.
    public var quality: [ImageFormat: Int]
    /// Encoder effort a format, in the range of `EncoderDefaults`.
    public var effort: [ImageFormat: Int]
    /// The value of the `sizes` attribute.
    public var sizes: String
    /// The value of the `loading` attribute.
    public var loading: Loading
    /// The value of the `fetchpriority` attribute.
    public var fetchPriority: FetchPriority
    /// What becomes of animated sources.
    public var animation: Animation
    /// What stands in for JPEG where the source is transparent.
    public var transparency: Transparency
    /// The colour, `#rrggbb`, behind transparent pixels that are flattened.
    public var background: String
    /// Which of the source's metadata survives.
    public var metadata: Metadata

    /// Makes a preset; ranges are the caller's duty, `PresetReader` checks what people write.
    public init(
        name: String,
        use: String = "",
        fit: Fit = .inside,
        widths: [Int],
        formats: [ImageFormat] = [.avif, .webp, .jpeg],
        target: Double = Preset.defaultTarget,
        since: Date? = nil,
        saving: Int = 2,
        quality: [ImageFormat: Int] = [:],
        effort: [ImageFormat: Int] = [:],
        sizes: String = "100vw",
        loading: Loading = .lazy,
        fetchPriority: FetchPriority = .auto,
        animation: Animation = .keep,
        transparency: Transparency = .png,
        background: String = "#ffffff",
        metadata: Metadata = .credit
    ) {
        self.name = name
        self.use = use
        self.fit = fit
        self.widths = widths
        self.formats = formats
        self.target = target
        self.since = since
        self.saving = saving
        self.quality = quality
        self.effort = effort
        self.sizes = sizes
        self.loading = loading
        self.fetchPriority = fetchPriority
        self.animation = animation
        self.transparency = transparency
        self.background = background
        self.metadata = metadata
    }
}
