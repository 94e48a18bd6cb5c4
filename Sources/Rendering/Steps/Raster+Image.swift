import Resampling
import Vips

extension Raster {
    /// The pixels of an image of 8-bit samples with 1 to 4 bands.
    init(_ image: Image) throws(VipsError) {
        guard image.format == "uchar", (1...4).contains(image.bands) else {
            throw VipsError("raster", "expected 1…4 bands of 8 bits, received \(image.bands) of \(image.format)")
        }
        // Row by row, since libvips would put all pixels into a block of its own first.
        var samples: [UInt8] = []
        samples.reserveCapacity(image.width * image.height * image.bands)
        try image.forEachRow { samples.append(contentsOf: $0) }
        self.init(
            width: image.width,
            height: image.height,
            bands: image.bands,
            hasAlpha: image.hasAlpha,
            samples: samples
        )
    }

    /// An image of the same pixels, sRGB or grey by the number of bands, without metadata.
    func image() throws(VipsError) -> Image {
        try Image(pixels: samples, width: width, height: height, bands: bands)
    }

    /// The part that begins at a corner and has a size, all in pixels and inside the raster.
    func cropped(left: Int, top: Int, width: Int, height: Int) -> Raster {
        var part: [UInt8] = []
        part.reserveCapacity(width * height * bands)
        for row in top..<top + height {
            let start = (row * self.width + left) * bands
            part += samples[start..<start + width * bands]
        }
        return Raster(width: width, height: height, bands: bands, hasAlpha: hasAlpha, samples: part)
    }
}
