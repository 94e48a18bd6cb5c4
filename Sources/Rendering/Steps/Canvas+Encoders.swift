import HEIF
import JPEG
import Presets
import Resampling
import WebP

extension Canvas {
    /// Encodes all frames at a quality of 1…100.
    typealias Encoder = (_ quality: Int) throws(RenderingError) -> [UInt8]

    /// What encodes all frames at one quality after another, with all that no quality changes already done.
    ///
    /// - Parameter settings: The format and all else but the quality, which is left out of account.
    func encoder(_ settings: EncoderSettings) throws(RenderingError) -> Encoder {
        switch settings.format {
        case .jpeg: try jpeg(settings)
        case .avif: try avif(settings)
        case .webp where picture.rest.isEmpty: try settings.lossless ? losslessWebP(settings) : webp(settings)
        case .webp, .png, .jxl: { quality throws(RenderingError) in try byLibvips(settings.with(quality: quality)) }
        }
    }

    /// Encodes all frames.
    func file(_ settings: EncoderSettings) throws(RenderingError) -> [UInt8] {
        try encoder(settings)(settings.quality)
    }

    private func jpeg(_ settings: EncoderSettings) throws(RenderingError) -> Encoder {
        let frame = picture.first
        let coefficients = try Self.encoding {
            try JPEGCoefficients(frame.samples, width: frame.width, height: frame.height, chroma: settings.chroma)
        }
        let segments = CreditSegments.segments(of: credit)
        return { quality throws(RenderingError) in
            try Self.encoding { try JPEGEncoder.encode(coefficients, quality: quality, segments: segments) }
        }
    }

    private func avif(_ settings: EncoderSettings) throws(RenderingError) -> Encoder {
        let frame = picture.first
        let image = try Self.encoding {
            try PlanarImage(frame.samples, width: frame.width, height: frame.height, bands: frame.bands)
        }
        return { quality throws(RenderingError) in
            try Self.encoding {
                try AVIFEncoder.encode(image, quality: quality, effort: settings.effort, exif: exif, xmp: xmp)
            }
        }
    }

    private func webp(_ settings: EncoderSettings) throws(RenderingError) -> Encoder {
        let frame = picture.first
        let sharp = try Self.encoding {
            try SharpChromaPicture(frame.samples, width: frame.width, height: frame.height, bands: frame.bands)
        }
        return { quality throws(RenderingError) in
            try Self.encoding {
                try WebPEncoder.encode(sharp, quality: quality, effort: settings.effort, exif: exif, xmp: xmp)
            }
        }
    }

    private func losslessWebP(_ settings: EncoderSettings) -> Encoder {
        let frame = picture.first
        return { _ throws(RenderingError) in
            try Self.encoding {
                try WebPEncoder.encodeLossless(
                    frame.samples,
                    width: frame.width,
                    height: frame.height,
                    bands: frame.bands,
                    effort: settings.effort,
                    exif: exif,
                    xmp: xmp
                )
            }
        }
    }

    /// Runs an encoder; where it fails, the machine or the program is at fault and not the source.
    static func encoding<Result>(_ body: () throws -> Result) throws(RenderingError) -> Result {
        do { return try body() } catch { throw RenderingError(.failed, "rendering failed: \(error)") }
    }
}
