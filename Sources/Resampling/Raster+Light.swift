extension Raster {
    /// The mean light of all samples, 0…1.
    func meanLight(by curve: ToneCurve) -> Double {
        // Several tables, since one would wait for itself where neighbours are equal.
        var counts = [Int32](repeating: 0, count: 4 * 256)
        counts.withUnsafeMutableBufferPointer { counts in
            samples.withUnsafeBufferPointer { samples in
                let whole = samples.count & ~3
                for place in stride(from: 0, to: whole, by: 4) {
                    counts[Int(samples[place])] &+= 1
                    counts[256 + Int(samples[place + 1])] &+= 1
                    counts[512 + Int(samples[place + 2])] &+= 1
                    counts[768 + Int(samples[place + 3])] &+= 1
                }
                for place in whole..<samples.count { counts[Int(samples[place])] &+= 1 }
            }
        }
        let sum = counts.indices.reduce(0.0) { $0 + Double(counts[$1]) * Double(curve.linear[$1 & 255]) }
        return sum / Double(samples.count)
    }
}
