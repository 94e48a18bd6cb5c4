import JPEG

/// A search in JPEG: what is done once, and of each probe the file written, and read again for its score.
func jpegBenchmarks() {
    let size = PictureSize.large
    for (chroma, name) in [(JPEGChroma.halved, "4:2:0"), (.full, "4:4:4")] {
        pixelBenchmark("JPEG: transform \(name), \(size)", pixels: size.pixels) {
            Picture.samples(size)
        } kernel: { samples in
            try coefficients(samples, size, chroma)
        }
        pixelBenchmark("JPEG: encode \(name), \(size)", pixels: size.pixels) {
            try coefficients(Picture.samples(size), size, chroma)
        } kernel: { picture in
            try JPEGEncoder.encode(picture, quality: 75)
        }
        pixelBenchmark("JPEG: decode \(name), \(size)", pixels: size.pixels) {
            try JPEGEncoder.encode(coefficients(Picture.samples(size), size, chroma), quality: 75)
        } kernel: { file in
            try JPEGDecoder.pixels(of: file).pixels
        }
    }
}

private func coefficients(
    _ samples: [UInt8],
    _ size: PictureSize,
    _ chroma: JPEGChroma
) throws(JPEGError) -> JPEGCoefficients {
    try JPEGCoefficients(samples, width: size.width, height: size.height, chroma: chroma)
}
