extension Raster {
    /// The picture at another size, scaled with Lanczos3 in light and kept from ringing.
    ///
    /// Pixel centres lie where `(x + 0.5) * scale - 0.5` puts them, and past the edges the picture goes on as its last
    /// pixels are. Colours count as much as they are opaque; pixels that come out fully transparent are 0 in all bands.
    ///
    /// - Parameters:
    ///   - width: in pixels, at least 1; meant to be no more than the picture's own.
    ///   - height: the same.
    ///   - curve: how the samples relate to light.
    public func resized(width: Int, height: Int, curve: ToneCurve = .sRGB) -> Raster {
        precondition(width >= 1 && height >= 1, "a picture has pixels")
        guard width != self.width || height != self.height else { return self }
        let across = Taps(from: self.width, to: width)
        let down = Taps(from: self.height, to: height)
        var gain = 1.0
        var result = scaled(across: across, down: down, curve: curve, gain: gain)
        guard !hasAlpha, width * height >= Self.leastForLight else { return result }
        let light = meanLight(by: curve)
        for _ in 0..<Self.corrections {
            let change = result.meanLight(by: curve) / max(light, 1e-6)
            guard abs(change - 1) > Self.lightTolerance else { break }
            gain = min(max(gain / change, 0.9), 1.1)
            result = scaled(across: across, down: down, curve: curve, gain: gain)
        }
        return result
    }

    /// The pixels from which on a few codes more or less no longer decide the mean.
    private static let leastForLight = 4096
    private static let lightTolerance = 0.0004
    private static let corrections = 4

    /// The picture scaled, its light multiplied by a gain.
    ///
    /// Where the kernel would go below black or above white it is cut off there, so that a sky full of stars comes out up
    /// to 3 % brighter and sunlit snow darker; the gain gives back what that adds.
    private func scaled(across: Taps, down: Taps, curve: ToneCurve, gain: Double) -> Raster {
        let (width, height) = (across.starts.count, down.starts.count)
        let result = [UInt8](unsafeUninitializedCapacity: width * height * bands) { result, count in
            scale(across: across, down: down, curve: curve, gain: Float(gain), to: result)
            count = width * height * bands
        }
        return Raster(width: width, height: height, bands: bands, hasAlpha: hasAlpha, samples: result)
    }

    /// Down first, because most of the work is where the rows are still long, and that pass wastes no lane.
    private func scale(
        across: Taps,
        down: Taps,
        curve: ToneCurve,
        gain: Float,
        to result: UnsafeMutableBufferPointer<UInt8>
    ) {
        let width = across.starts.count
        var ring = RowRing(samples: self.width * bands, capacity: down.count)
        let tall = RowRing(samples: self.width * bands + Lanes.scalarCount, capacity: 1)
        let small = RowRing(samples: width * bands + Lanes.scalarCount, capacity: 1)
        samples.withUnsafeBufferPointer { samples in
            for row in 0..<down.starts.count {
                let start = down.starts[row]
                ring.fill(upTo: start + down.count) { row, light in
                    let codes = samples.baseAddress.unsafelyUnwrapped + row * self.width * bands
                    curve.decode(codes, pixels: self.width, bands: bands, hasAlpha: hasAlpha, to: light)
                }
                let rows = (start..<start + down.count).map { UnsafeRawPointer(ring.start(of: $0)) }
                rows.withUnsafeBufferPointer { rows in
                    down.weights.withUnsafeBufferPointer { weights in
                        Passes.down(
                            rows,
                            weights: weights.baseAddress.unsafelyUnwrapped + row * down.count,
                            lobe: down.lobes[row],
                            length: ring.length,
                            to: tall.start(of: 0)
                        )
                    }
                }
                Passes.along(tall.start(of: 0), bands: bands, taps: across, to: small.start(of: 0))
                if gain != 1 {
                    let light = small.start(of: 0)
                    for index in 0..<width * bands { light[index] *= gain }
                }
                let codes = result.baseAddress.unsafelyUnwrapped + row * width * bands
                curve.encode(small.start(of: 0), pixels: width, bands: bands, hasAlpha: hasAlpha, to: codes)
            }
        }
    }
}
