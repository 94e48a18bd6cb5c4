/// The samples of one channel in memory that belongs to a decoder.
struct SamplePlane {
    let start: UnsafeRawPointer
    /// From one row to the next, in bytes.
    let stride: Int
    /// The size in samples.
    let width: Int, height: Int
    /// Whether a sample takes two bytes, in the machine's order, and not one.
    let isWide: Bool

    /// Writes the weighted mean of two rows; a row outside the plane is the nearest one inside.
    func mix(_ first: Int, _ second: Int, weight: Float, into samples: inout [Float]) {
        if isWide {
            mix(first, second, weight, UInt16.self, &samples)
        } else {
            mix(first, second, weight, UInt8.self, &samples)
        }
    }

    private func mix<Sample: FixedWidthInteger & UnsignedInteger>(
        _ first: Int,
        _ second: Int,
        _ weight: Float,
        _ type: Sample.Type,
        _ samples: inout [Float]
    ) {
        let first = row(first, of: type)
        let second = row(second, of: type)
        for x in 0..<width { samples[x] = weight * Float(first[x]) + (1 - weight) * Float(second[x]) }
    }

    private func row<Sample>(_ y: Int, of type: Sample.Type) -> UnsafeBufferPointer<Sample> {
        let row = start + min(max(y, 0), height - 1) * stride
        return UnsafeBufferPointer(start: row.assumingMemoryBound(to: type), count: width)
    }
}
