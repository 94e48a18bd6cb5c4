/// The effort an encoder makes where a preset says nothing, and the efforts that a preset may ask for.
public struct EncoderDefaults: Sendable {
    /// The effort as libvips counts: higher is slower and smaller.
    public var effort: Int
    /// The efforts the encoder knows; empty spans of one value mean the encoder has no such setting.
    public var efforts: ClosedRange<Int>

    /// The defaults of one format; AVIF effort 3 (speed 6) is where more time stops paying. WebP's highest is worth 4 % of
    /// the bytes for half as much time again, of which it takes little beside AVIF.
    public static func of(_ format: ImageFormat) -> EncoderDefaults {
        switch format {
        case .avif: EncoderDefaults(effort: 3, efforts: 0...9)
        case .webp: EncoderDefaults(effort: 6, efforts: 0...6)
        case .jpeg: EncoderDefaults(effort: 0, efforts: 0...0)
        case .png: EncoderDefaults(effort: 7, efforts: 1...10)
        case .jxl: EncoderDefaults(effort: 5, efforts: 3...9)
        }
    }
}

extension Preset {
    /// The goal for a format: its fixed quality where the preset names one, else the target; PNG is lossless.
    public func goal(for format: ImageFormat) -> QualityGoal {
        if let fixed = quality[format] { return .encoder(fixed) }
        return format == .png ? .encoder(100) : .target(target)
    }

    /// The effort for a format: what the preset says, else the encoder's default; 0 for a lossless PNG, which is always
    /// made as small as can be, so that no setting may seem to change it.
    public func effort(of format: ImageFormat) -> Int {
        if format == .png, goal(for: .png) == .encoder(100) { return 0 }
        return effort[format] ?? EncoderDefaults.of(format).effort
    }
}
