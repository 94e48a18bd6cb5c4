import JPEG

/// One probe of a search in JPEG: the file written, and read again for its score.
func jpegBenchmarks() {
    let size = PictureSize.large
    for (chroma, name) in [(JPEGChroma.halved, "4:2:0"), (.full, "4:4:4")] {
        pixelBenchmark("JPEG: encode \(name), \(size)", pixels: size.pixels) {
            Picture.samples(size)
        } kernel: { samples in
            try encoded(samples, size, chroma)
        }
        pixelBenchmark("JPEG: decode \(name), \(size)", pixels: size.pixels) {
            try encoded(Picture.samples(size), size, chroma)
        } kernel: { file in
            try JPEGDecoder.pixels(of: file).pixels
        }
    }
}

private func encoded(_ samples: [UInt8], _ size: PictureSize, _ chroma: JPEGChroma) throws(JPEGError) -> [UInt8] {
    try JPEGEncoder.encode(samples, width: size.width, height: size.height, quality: 75, chroma: chroma)
}
