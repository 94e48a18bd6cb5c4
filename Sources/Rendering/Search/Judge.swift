import HEIF
import JPEG
import Perception
import Presets
import Resampling
import Vips

/// Says how near encoded files come to the pixels they were made from.
struct Judge {
    /// What transparent pictures are looked at on, dark and light, as the metric's reference program does.
    private static let backgrounds = ["#1a1a1a", "#e6e6e6"]

    private let references: [(background: String, metric: SSIMULACRA2)]

    /// Prepares the metric for the pixels before encoding, which serves all formats of one size.
    init(_ original: Raster) throws(RenderingError) {
        let backgrounds = original.hasAlpha ? Self.backgrounds : ["#ffffff"]
        references = try making { () throws(VipsError) in
            try backgrounds.map { (background) throws(VipsError) in
                let seen = try Transparency.flattened(original, on: background)
                return (background, SSIMULACRA2(reference: seen.samples, width: seen.width, height: seen.height))
            }
        }
    }

    /// The SSIMULACRA2 score of a file of the same size, the lowest over all backgrounds.
    func score(of file: [UInt8], as format: ImageFormat) throws(RenderingError) -> Double {
        let decoded = try Self.decoded(file, as: format)
        return try making { () throws(VipsError) in
            var lowest = 100.0
            for (background, metric) in references {
                lowest = min(lowest, metric.score(of: try Transparency.flattened(decoded, on: background).samples))
            }
            return lowest
        }
    }

    private static func decoded(_ file: [UInt8], as format: ImageFormat) throws(RenderingError) -> Raster {
        do {
            switch format {
            case .jpeg:
                let decoded = try JPEGDecoder.pixels(of: file)
                return raster(decoded.pixels, decoded.width, decoded.height, bands: 3)
            case .avif:
                let decoded = try HEIFDecoder.pixels(of: file)
                return raster(decoded.pixels, decoded.width, decoded.height, bands: decoded.bands)
            case .webp, .png, .jxl:
                let loader = "\(format.rawValue)load_source"
                return try Raster(Colour.toSRGB(Image.make(loader, ["source": .source(Source(bytes: file))])))
            }
        } catch {
            throw RenderingError(.failed, "rendering failed: \(error)")
        }
    }

    private static func raster(_ samples: [UInt8], _ width: Int, _ height: Int, bands: Int) -> Raster {
        Raster(width: width, height: height, bands: bands, hasAlpha: bands == 4, samples: samples)
    }
}
