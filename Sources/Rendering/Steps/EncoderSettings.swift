import JPEG
import Presets
import Vips

/// What an encoder is told beside the pixels.
struct EncoderSettings: Hashable {
    /// The file format.
    var format: ImageFormat
    /// The quality as the encoder counts, 1…100.
    var quality: Int
    /// The effort as libvips counts.
    var effort: Int
    /// How finely a JPEG keeps colour.
    var chroma = JPEGChroma.halved
    /// Whether a WebP keeps every pixel as it is; a PNG of quality 100 always does.
    var lossless = false

    /// Settings whose quality a search will find.
    init(format: ImageFormat, effort: Int) {
        self.format = format
        self.effort = effort
        quality = 0
    }

    /// Settings of a fixed quality.
    init(format: ImageFormat, fixed quality: Int, effort: Int) {
        self.init(format: format, effort: effort)
        self.quality = quality
        // At such qualities coarse colour is what shows first.
        if quality >= 90 { chroma = .full }
    }

    /// The same at another quality.
    func with(quality: Int) -> EncoderSettings {
        var settings = self
        settings.quality = quality
        return settings
    }

    /// A way to write a PNG that keeps every pixel.
    enum PNGWay {
        /// Each row as differences to its neighbours, as suits photographs.
        case filtered
        /// The pixels themselves, as suits flat colours.
        case plain
        /// Numbers of colours, of which there are at most 256.
        case palette

        /// What the saver is told.
        var options: KeyValuePairs<String, Argument> {
            switch self {
            case .filtered: ["compression": 9, "filter": .nick("all")]
            case .plain: ["compression": 9, "filter": .nick("none")]
            case .palette: ["compression": 9, "filter": .nick("none"), "palette": true, "Q": 100, "dither": 0.0]
            }
        }
    }

    /// The libvips operation that writes the format, of WebP the animations, and what it is told; nil where libvips
    /// cannot be told enough, and the encoder's own library is.
    var saver: (name: String, options: KeyValuePairs<String, Argument>)? {
        switch format {
        case .avif, .jpeg: nil
        case .webp: ("webpsave_target", ["Q": .int(quality), "effort": .int(effort), "smart_subsample": true])
        case .png: ("pngsave_target", ["palette": true, "Q": .int(quality), "effort": .int(effort), "compression": 9])
        case .jxl: ("jxlsave_target", ["Q": .int(quality), "effort": .int(effort)])
        }
    }
}
