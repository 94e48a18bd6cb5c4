import Presets
import Vips

extension ImageFormat {
    /// The libvips operation that writes it.
    var saver: String {
        switch self {
        case .avif: "heifsave_target"
        case .jpeg, .png, .webp, .jxl: "\(rawValue)save_target"
        }
    }
}

extension VariantSpec {
    /// What the saver of the format is told.
    var saverOptions: KeyValuePairs<String, Argument> {
        switch format {
        case .avif:
            // 4:4:4 is 5 % smaller than 4:2:0 at equal looks. A bit depth of 10 aborts the process in 8.14.
            [
                "Q": .int(quality), "effort": .int(effort), "compression": .nick("av1"),
                "subsample_mode": .nick("off"), "bitdepth": 8,
            ]
        case .webp:
            ["Q": .int(quality), "effort": .int(effort), "smart_subsample": true]
        case .jpeg:
            ["Q": .int(quality), "interlace": true, "optimize_coding": true, "subsample_mode": .nick("auto")]
        case .png where quality < 100:
            ["palette": true, "Q": .int(quality), "effort": .int(effort), "compression": 9]
        case .png:
            ["compression": 9, "filter": .nick("all")]
        case .jxl:
            ["Q": .int(quality), "effort": .int(effort)]
        }
    }
}
