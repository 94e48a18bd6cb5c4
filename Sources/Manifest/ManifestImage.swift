/// One picture of the site, with what each preset made of it.
public struct ManifestImage: Sendable, Equatable {
    /// The point of the picture that crops must keep.
    public struct Focus: Sendable, Equatable {
        /// The distances from the left and from the top, 0…1 of the upright picture.
        public var x: Double, y: Double

        /// Makes a point; values outside 0…1 are brought to the nearest edge, and fractions cut to thousandths.
        public init(x: Double, y: Double) {
            self.x = Self.rounded(x)
            self.y = Self.rounded(y)
        }

        /// The point as CSS writes it for `object-position`, as in `50% 35%`.
        public var objectPosition: String {
            "\(Int((x * 100).rounded()))% \(Int((y * 100).rounded()))%"
        }

        /// Thousandths, because YAML readers take `1e-05` for text.
        private static func rounded(_ value: Double) -> Double {
            value.isFinite ? (min(max(value, 0), 1) * 1000).rounded() / 1000 : 0.5
        }
    }

    /// Names no preset may have, since they stand beside the presets in the file.
    public static let reservedNames: Set<String> = [
        "width", "height", "color", "placeholder", "focus", "object_position", "prefix", "variants",
    ]

    /// The width in pixels of the source file as it is shown, after EXIF orientation; nil where unknown, as for SVG.
    public var width: Int?
    /// The height in pixels of the source file as it is shown, after EXIF orientation; nil where unknown, as for SVG.
    public var height: Int?
    /// The mean colour, `#rrggbb`.
    public var color: String?
    /// A `data:` URI of a tiny picture to show before the real one has come.
    public var placeholder: String?
    /// The point that crops keep; written as `object_position` too.
    public var focus: Focus?
    /// What each preset made, by the preset's name; empty for pictures that are shown as they are.
    public var presets: [String: ManifestPreset]

    /// Makes the record of one picture.
    public init(
        width: Int? = nil,
        height: Int? = nil,
        color: String? = nil,
        placeholder: String? = nil,
        focus: Focus? = nil,
        presets: [String: ManifestPreset] = [:]
    ) {
        self.width = width
        self.height = height
        self.color = color
        self.placeholder = placeholder
        self.focus = focus
        self.presets = presets
    }

    /// How the URLs of all files begin, up to the last `-` or `/` that they share.
    var prefix: String {
        let urls = presets.values.flatMap(\.formats).flatMap { $0.variants.map(\.url.utf8) }
        guard var shared = urls.first.map({ Array($0)[...] }) else { return "" }
        for url in urls {
            while !url.starts(with: shared) { shared.removeLast() }
        }
        let end = shared.lastIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
        return String(decoding: shared[..<(end.map { $0 + 1 } ?? 0)], as: UTF8.self)
    }
}
