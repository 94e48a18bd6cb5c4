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
        let result = scaled(across: across, down: down, curve: curve, gain: 1)
        guard !hasAlpha, width * height >= Self.leastForLight else { return result }
        return corrected(result, light: meanLight(by: curve), by: curve) { gain in
            scaled(across: across, down: down, curve: curve, gain: gain)
        }
    }

    /// The pixels from which on a few codes more or less no longer decide the mean.
    private static let leastForLight = 4096
    private static let lightTolerance = 0.0004
    private static let corrections = 4

    /// Of the results at several gains the one whose mean light is nearest to what it should be.
    ///
    /// Where the kernel would go below black or above white it is cut off there, so that a sky full of stars comes out up
    /// to 3 % brighter and sunlit snow darker; the gain gives back what that adds. How much a gain does depends on how
    /// much of the picture it touches, so each step learns from the one before.
    private func corrected(
        _ first: Raster,
        light: Double,
        by curve: ToneCurve,
        scaled: (_ gain: Double) -> Raster
    ) -> Raster {
        var best = first
        var gain = 1.0
        var error = first.meanLight(by: curve) - light
        var least = abs(error)
        var slope = light
        for _ in 0..<Self.corrections where least > Self.lightTolerance * light {
            let next = min(max(gain - error / slope, 0.9), 1.1)
            guard next != gain else { break }
            let result = scaled(next)
            let change = result.meanLight(by: curve) - light - error
            slope = max(change / (next - gain), Self.leastSlope * light)
            gain = next
            error += change
            if abs(error) < least { (best, least) = (result, abs(error)) }
        }
        return best
    }

    private static let leastSlope = 0.02

    /// The picture scaled, its light multiplied by a gain wherever it is not flat.
    ///
    /// Flat places keep their colour: nothing is cut off there, and all of them would go to the next code at once.
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
                Passes.along(tall.start(of: 0), bands: bands, taps: across, gain: gain, to: small.start(of: 0))
                let codes = result.baseAddress.unsafelyUnwrapped + row * width * bands
                curve.encode(small.start(of: 0), pixels: width, bands: bands, hasAlpha: hasAlpha, to: codes)
            }
        }
    }
}
