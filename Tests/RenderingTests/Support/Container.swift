import Vips

/// Kinds of files that a picture may come in.
enum Container: CaseIterable {
    case jpeg, progressiveJPEG, png, webp, losslessWebP, gif, tiff, deflatedTIFF, avif

    func file(of image: Image) throws -> [UInt8] {
        switch self {
        case .jpeg: try image.file("jpegsave_target")
        case .progressiveJPEG: try image.file("jpegsave_target", ["interlace": true])
        case .png: try image.file("pngsave_target")
        case .webp: try image.file("webpsave_target")
        case .losslessWebP: try image.file("webpsave_target", ["lossless": true])
        case .gif: try image.file("gifsave_target")
        case .tiff: try image.file("tiffsave_target")
        case .deflatedTIFF: try image.file("tiffsave_target", ["compression": .nick("deflate")])
        case .avif: try image.file("heifsave_target", ["compression": .nick("av1"), "effort": 0])
        }
    }
}
