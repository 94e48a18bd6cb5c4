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
    /// Whether a WebP keeps every pixel as it is.
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

    /// What the saver of the format is told; JPEG has none, since libvips cannot set its tables.
    var saverOptions: KeyValuePairs<String, Argument> {
        switch format {
        case .avif:
            // 4:4:4 is 5 % smaller than 4:2:0 at equal looks. A bit depth of 10 aborts the process in 8.14.
            [
                "Q": .int(quality), "effort": .int(effort), "compression": .nick("av1"),
                "subsample_mode": .nick("off"), "bitdepth": 8,
            ]
        case .webp where lossless:
            ["lossless": true, "Q": 75, "effort": .int(effort)]
        case .webp:
            ["Q": .int(quality), "effort": .int(effort), "smart_subsample": true]
        case .png where quality < 100:
            ["palette": true, "Q": .int(quality), "effort": .int(effort), "compression": 9]
        case .png:
            ["compression": 9, "filter": .nick("all")]
        case .jxl:
            ["Q": .int(quality), "effort": .int(effort)]
        case .jpeg:
            [:]
        }
    }
}

extension ImageFormat {
    /// The libvips operation that writes it; JPEG goes to libjpeg instead.
    var saver: String {
        switch self {
        case .avif: "heifsave_target"
        case .jpeg, .png, .webp, .jxl: "\(rawValue)save_target"
        }
    }
}
