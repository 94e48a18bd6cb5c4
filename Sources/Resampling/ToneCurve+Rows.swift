extension ToneCurve {
    /// Decodes pixels to light; colours come out multiplied by alpha where there is one.
    func decode(
        _ row: UnsafePointer<UInt8>,
        pixels: Int,
        bands: Int,
        hasAlpha: Bool,
        to light: UnsafeMutablePointer<Float>
    ) {
        decode(row, pixels: pixels, bands: bands, hasAlpha: hasAlpha) { light[$0] = $1 }
    }

    /// The same, added to what is there.
    func add(
        _ row: UnsafePointer<UInt8>,
        pixels: Int,
        bands: Int,
        hasAlpha: Bool,
        to light: UnsafeMutablePointer<Float>
    ) {
        decode(row, pixels: pixels, bands: bands, hasAlpha: hasAlpha) { light[$0] += $1 }
    }

    @inline(__always)
    private func decode(
        _ row: UnsafePointer<UInt8>,
        pixels: Int,
        bands: Int,
        hasAlpha: Bool,
        put: (Int, Float) -> Void
    ) {
        linear.withUnsafeBufferPointer { linear in
            let table = linear.baseAddress.unsafelyUnwrapped
            if !hasAlpha {
                for index in 0..<pixels * bands { put(index, table[Int(row[index])]) }
            } else if bands == 4 {
                Self.multiply(row, pixels: pixels, bands: 4, table: table, put: put)
            } else {
                Self.multiply(row, pixels: pixels, bands: bands, table: table, put: put)
            }
        }
    }

    @inline(__always)
    private static func multiply(
        _ row: UnsafePointer<UInt8>,
        pixels: Int,
        bands: Int,
        table: UnsafePointer<Float>,
        put: (Int, Float) -> Void
    ) {
        for pixel in 0..<pixels {
            let last = pixel * bands + bands - 1
            let alpha = Float(row[last]) * (1 / 255)
            for index in last - bands + 1..<last { put(index, table[Int(row[index])] * alpha) }
            put(last, alpha)
        }
    }

    /// Encodes pixels, each to the nearest code; where alpha comes out as 0, so do the colours.
    func encode(
        _ light: UnsafePointer<Float>,
        pixels: Int,
        bands: Int,
        hasAlpha: Bool,
        to row: UnsafeMutablePointer<UInt8>
    ) {
        codes.withUnsafeBufferPointer { codes in
            limits.withUnsafeBufferPointer { limits in
                let encoder = Encoder(
                    codes: codes.baseAddress.unsafelyUnwrapped,
                    limits: limits.baseAddress.unsafelyUnwrapped
                )
                if hasAlpha {
                    encoder.encodeStraight(light, pixels: pixels, bands: bands, to: row)
                } else {
                    for index in 0..<pixels * bands { row[index] = encoder.code(of: light[index]) }
                }
            }
        }
    }
}

/// The way back from light to codes, for a row.
private struct Encoder {
    let codes: UnsafePointer<UInt8>
    let limits: UnsafePointer<Int32>

    @inline(__always)
    func code(of light: Float) -> UInt8 {
        // Floats that are not negative are in the order of their bits, and the sign of a difference needs no branch.
        let bits = max(Int32(bitPattern: light.bitPattern), 0)
        let lower = codes[ToneCurve.Step.of(bits)]
        let below = limits[Int(lower)] &- 1 &- bits
        return lower &+ UInt8(truncatingIfNeeded: UInt32(bitPattern: below) &>> 31)
    }

    /// Divides the colours by alpha, and encodes.
    func encodeStraight(_ light: UnsafePointer<Float>, pixels: Int, bands: Int, to row: UnsafeMutablePointer<UInt8>) {
        for pixel in 0..<pixels {
            let start = pixel * bands
            let alpha = min(max(light[start + bands - 1], 0), 1)
            let code = UInt8(alpha * 255 + 0.5)
            for band in start..<start + bands - 1 {
                row[band] = code == 0 ? 0 : self.code(of: light[band] / alpha)
            }
            row[start + bands - 1] = code
        }
    }
}
