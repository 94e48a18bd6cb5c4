import Resampling

/// Pictures that tests scale.
enum Pictures {
    /// Samples by their place.
    static func made(
        _ width: Int,
        _ height: Int,
        bands: Int = 3,
        hasAlpha: Bool = false,
        sample: (_ x: Int, _ y: Int, _ band: Int) -> UInt8
    ) -> Raster {
        var samples: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                for band in 0..<bands { samples.append(sample(x, y, band)) }
            }
        }
        return Raster(width: width, height: height, bands: bands, hasAlpha: hasAlpha, samples: samples)
    }

    /// Samples without order, the same every time.
    static func random(_ width: Int, _ height: Int, bands: Int = 3, hasAlpha: Bool = false) -> Raster {
        var state: UInt64 = 42
        return made(width, height, bands: bands, hasAlpha: hasAlpha) { _, _, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(state >> 56)
        }
    }

    /// The picture through the shrinker, row by row.
    static func shrunk(_ picture: Raster, by factor: Int, curve: ToneCurve = .sRGB) -> Raster {
        var shrink = BoxShrink(
            width: picture.width,
            height: picture.height,
            bands: picture.bands,
            hasAlpha: picture.hasAlpha,
            factor: factor,
            curve: curve
        )
        let length = picture.width * picture.bands
        picture.samples.withUnsafeBytes { samples in
            for row in 0..<picture.height {
                shrink.add(UnsafeRawBufferPointer(rebasing: samples[row * length..<(row + 1) * length]))
            }
        }
        return shrink.finished()
    }

    /// The mean light of a picture without alpha, 0...1.
    static func meanLight(of picture: Raster) -> Double {
        var counts = [Int](repeating: 0, count: 256)
        for sample in picture.samples { counts[Int(sample)] += 1 }
        let sum = zip(counts, ToneCurve.sRGB.linear).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        return sum / Double(picture.samples.count)
    }

    /// The largest difference between two pictures of one size, in codes.
    static func difference(_ one: Raster, _ other: Raster) -> Int {
        zip(one.samples, other.samples).map { abs(Int($0) - Int($1)) }.max() ?? 0
    }
}
