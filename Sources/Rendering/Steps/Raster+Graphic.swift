import Resampling

extension Raster {
    /// The part of pixels that equal their neighbour from which on a picture may be a drawing.
    private static let flatPart = 0.4

    /// Whether much of the picture is flat and its colours are few, as in drawings, screenshots, logos and text.
    ///
    /// Grain and the noise of compression leave hardly a twentieth of a photograph's neighbours equal, and one before a
    /// burnt-out background still has a colour for every few pixels of the rest.
    var isGraphic: Bool { isFlat && hasColours(atMost: max(256, width * height / 16)) }

    private var isFlat: Bool {
        samples.withUnsafeBufferPointer { samples in
            var equal = 0
            for row in 0..<height {
                for start in stride(from: (row * width + 1) * bands, to: (row + 1) * width * bands, by: bands) {
                    var same = true
                    for band in 0..<bands where samples[start + band] != samples[start - bands + band] { same = false }
                    if same { equal += 1 }
                }
            }
            return Double(equal) >= Self.flatPart * Double((width - 1) * height) && width > 1
        }
    }

    /// Whether no more than so many different pixels occur.
    func hasColours(atMost limit: Int) -> Bool {
        samples.withUnsafeBufferPointer { samples in
            var seen: Set<UInt32> = []
            var last: UInt32?
            for start in stride(from: 0, to: samples.count, by: bands) {
                var pixel: UInt32 = 0
                for band in 0..<bands { pixel = pixel << 8 | UInt32(samples[start + band]) }
                guard pixel != last else { continue }
                last = pixel
                if seen.insert(pixel).inserted, seen.count > limit { return false }
            }
            return true
        }
    }
}
