import Resampling

/// The scaling of pictures; time is divided by the pixels of the source.
func resamplingBenchmarks() {
    let camera = PictureSize(width: 6000, height: 4000)
    for factor in [2, 4] {
        pixelBenchmark("Resampling: shrink rows by \(factor), \(camera)", pixels: camera.pixels) {
            Picture.samples(PictureSize(width: camera.width, height: 16))
        } kernel: { rows in
            shrunk(rows, to: camera, factor: factor)
        }
    }
    let sizes = [(from: PictureSize(width: 2880, height: 1920), to: PictureSize.large), (from: .large, to: .small)]
    for (from, to) in sizes {
        pixelBenchmark("Resampling: Lanczos3, \(from) to \(to)", pixels: from.pixels) {
            let samples = Picture.samples(from)
            return Raster(width: from.width, height: from.height, bands: 3, hasAlpha: false, samples: samples)
        } kernel: { raster in
            raster.resized(width: to.width, height: to.height)
        }
    }
}

/// Shrinks a picture that has the same few rows again and again: a decoder's rows, too, are in the cache as they come.
private func shrunk(_ rows: [UInt8], to size: PictureSize, factor: Int) -> Raster {
    var shrink = BoxShrink(
        width: size.width,
        height: size.height,
        bands: 3,
        hasAlpha: false,
        factor: factor,
        curve: .sRGB
    )
    let length = size.width * 3
    rows.withUnsafeBytes { rows in
        for y in 0..<size.height {
            let start = y % (rows.count / length) * length
            shrink.add(UnsafeRawBufferPointer(rebasing: rows[start..<start + length]))
        }
    }
    return shrink.finished()
}
