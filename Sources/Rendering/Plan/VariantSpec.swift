import Presets

/// Every option that decides the bytes of one variant of a given source, and nothing else.
public struct VariantSpec: Codable, Hashable, Sendable {
    /// The file format.
    public var format: ImageFormat
    /// The size of one frame, exactly.
    public var size: PixelSize
    /// Which part a crop keeps; nil where the whole picture is scaled.
    public var crop: Preset.Gravity?
    /// The encoder's quality, or the score that it is searched for.
    public var quality: QualityGoal
    /// The encoder's effort.
    public var effort: Int
    /// The colour `#rrggbb` put behind transparent pixels; nil where there are none or the format keeps them.
    public var background: String?
    /// Which of the source's metadata survives.
    public var metadata: Preset.Metadata
    /// Whether all frames are kept; otherwise only the first.
    public var animated: Bool

    /// Makes a specification of one variant.
    public init(
        format: ImageFormat,
        size: PixelSize,
        crop: Preset.Gravity? = nil,
        quality: QualityGoal,
        effort: Int,
        background: String? = nil,
        metadata: Preset.Metadata = .credit,
        animated: Bool = false
    ) {
        self.format = format
        self.size = size
        self.crop = crop
        self.quality = quality
        self.effort = effort
        self.background = background
        self.metadata = metadata
        self.animated = animated
    }

    /// One line that is equal for equal options and differs for different ones, the base of the variant's key.
    public var canonical: String {
        "\(format.rawValue) \(size.width)x\(size.height) crop=\(crop?.rawValue ?? "-") q=\(quality.canonical) e=\(effort)"
            + " bg=\(background ?? "-") meta=\(metadata.rawValue) anim=\(animated ? 1 : 0)"
    }
}
