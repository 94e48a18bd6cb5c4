import Resampling
import Vips

/// Alpha channels: dropped where opaque, put on a colour where asked.
enum Transparency {
    /// Drops an alpha channel that is opaque in every frame.
    static func withoutOpaqueAlpha(_ picture: Picture) -> Picture {
        guard picture.first.hasAlpha, picture.frames.allSatisfy(isOpaque) else { return picture }
        return picture.map(withoutAlpha)
    }

    /// Puts an image on a colour `#rrggbb`; an opaque image stays as it is.
    static func flattened(_ image: Image, on colour: String) throws(VipsError) -> Image {
        guard image.hasAlpha else { return image }
        return try image.applying("flatten", ["background": .doubles(components(of: colour))])
    }

    /// Puts a raster on a colour `#rrggbb`; an opaque one stays as it is.
    static func flattened(_ raster: Raster, on colour: String) throws(VipsError) -> Raster {
        guard raster.hasAlpha else { return raster }
        return try Raster(flattened(raster.image(), on: colour))
    }

    /// The three components of `#rrggbb`, 0…255; white for what is not written so.
    static func components(of colour: String) -> [Double] {
        guard colour.utf8.count == 7, let value = UInt32(colour.dropFirst(), radix: 16) else { return [255, 255, 255] }
        return [16, 8, 0].map { Double(value >> $0 & 255) }
    }

    private static func isOpaque(_ raster: Raster) -> Bool {
        stride(from: raster.bands - 1, to: raster.samples.count, by: raster.bands)
            .allSatisfy { raster.samples[$0] == 255 }
    }

    private static func withoutAlpha(_ raster: Raster) -> Raster {
        let bands = raster.bands - 1
        var samples: [UInt8] = []
        samples.reserveCapacity(raster.width * raster.height * bands)
        for start in stride(from: 0, to: raster.samples.count, by: raster.bands) {
            samples += raster.samples[start..<start + bands]
        }
        return Raster(width: raster.width, height: raster.height, bands: bands, hasAlpha: false, samples: samples)
    }
}
