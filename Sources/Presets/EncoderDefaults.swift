/// What an encoder is told where a preset says nothing, and the range a preset may ask for.
public struct EncoderDefaults: Sendable {
    /// The quality as the encoder counts, 1…100.
    public var quality: Int
    /// The effort as libvips counts: higher is slower and smaller.
    public var effort: Int
    /// The efforts the encoder knows; empty spans of one value mean the encoder has no such setting.
    public var efforts: ClosedRange<Int>

    /// The defaults of one format; AVIF effort 3 (speed 6) is where more time stops paying.
    public static func of(_ format: ImageFormat) -> EncoderDefaults {
        switch format {
        case .avif: EncoderDefaults(quality: 55, effort: 3, efforts: 0...9)
        case .webp: EncoderDefaults(quality: 78, effort: 4, efforts: 0...6)
        case .jpeg: EncoderDefaults(quality: 78, effort: 0, efforts: 0...0)
        case .png: EncoderDefaults(quality: 100, effort: 7, efforts: 1...10)
        case .jxl: EncoderDefaults(quality: 75, effort: 5, efforts: 3...9)
        }
    }
}

extension Preset {
    /// The quality for a format: what the preset says, else the encoder's default.
    public func quality(of format: ImageFormat) -> Int { quality[format] ?? EncoderDefaults.of(format).quality }

    /// The effort for a format: what the preset says, else the encoder's default.
    public func effort(of format: ImageFormat) -> Int { effort[format] ?? EncoderDefaults.of(format).effort }
}
