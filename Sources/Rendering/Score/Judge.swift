import HEIF
import JPEG
import Perception
import Presets
import Resampling
import Vips
import WebP

/// Says how near pictures come to the pixels they were made from, by SSIMULACRA2.
struct Judge {
    /// What transparent pictures are seen on, dark and light, as the metric's reference program has it, in 0…255.
    private static let pages = [0.1 * 255, 0.9 * 255]

    private let original: Raster
    /// One for each page; a single one for all of them where the original is opaque; none where it is large.
    private let references: [SSIMULACRA2]
    /// The most pixels that a file of the original's size has; encoders may fill odd sides up.
    private let pixels: Int

    /// The pixels from which on a score prepares the metric for itself: to hold that beside an encoder at work would
    /// be the most memory that a worker ever takes, and to prepare it costs about as much as a score.
    private static let large = 3_000_000

    /// Prepares the metric for the pixels before encoding, which serves all formats of one size.
    init(_ original: Raster) {
        self.original = original
        pixels = (original.width + 1) * (original.height + 1)
        references = original.width * original.height > Self.large ? [] : Self.references(of: original)
    }

    private static func references(of original: Raster) -> [SSIMULACRA2] {
        pages.prefix(original.hasAlpha ? pages.count : 1).map {
            SSIMULACRA2(reference: original.colours(on: $0), width: original.width, height: original.height)
        }
    }

    /// The score of a picture of the same size; of transparent ones the lowest over all pages.
    func score(of variant: Raster) -> Double {
        let references = references.isEmpty ? Self.references(of: original) : references
        return Self.pages.indices.prefix(variant.hasAlpha ? Self.pages.count : references.count).map {
            references[min($0, references.count - 1)].score(of: variant.colours(on: Self.pages[$0]))
        }.min() ?? 0
    }

    /// The score of a file of the same size.
    func score(of file: [UInt8], as format: ImageFormat) throws(RenderingError) -> Double {
        score(of: try decoded(file, as: format))
    }

    private func decoded(_ file: [UInt8], as format: ImageFormat) throws(RenderingError) -> Raster {
        do {
            switch format {
            case .jpeg:
                let decoded = try JPEGDecoder.pixels(of: file, limit: pixels)
                return Self.raster(decoded.pixels, decoded.width, decoded.height, bands: 3)
            case .avif:
                let decoded = try HEIFDecoder.pixels(of: file, limit: pixels)
                return Self.raster(decoded.pixels, decoded.width, decoded.height, bands: decoded.bands)
            case .webp:
                let decoded = try WebPDecoder.pixels(of: file, limit: pixels)
                return Self.raster(decoded.pixels, decoded.width, decoded.height, bands: decoded.bands)
            case .png, .jxl:
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

extension Raster {
    /// The three colours on a grey page of 0…255; composed as browsers do it, in encoded values.
    func colours(on page: Double) -> [UInt8] {
        guard hasAlpha else { return samples }
        return [UInt8](unsafeUninitializedCapacity: width * height * 3) { colours, count in
            for place in stride(from: 0, to: samples.count, by: 4) {
                let alpha = Double(samples[place + 3]) / 255
                for band in 0..<3 {
                    let mixed = Double(samples[place + band]) * alpha + page * (1 - alpha)
                    colours[count] = UInt8(mixed.rounded())
                    count += 1
                }
            }
        }
    }
}
