/// How the places of one axis fall into equal cells whose edges need not lie between places.
struct Cells {
    /// The place in which each cell ends, or at which where the share is zero.
    private(set) var ends: [Int] = []
    /// How much of that place belongs to the cell, 0..<1; the rest belongs to the next one.
    private(set) var shares: [Float] = []
    /// How many cells there are.
    let count: Int
    /// What part of a cell a place is.
    let weight: Float

    /// The fewest cells that are not larger than `factor` places.
    init(of places: Int, factor: Int) {
        count = (places + factor - 1) / factor
        weight = Float(count) / Float(places)
        for cell in 1...count {
            let (end, rest) = (cell * places).quotientAndRemainder(dividingBy: count)
            ends.append(end)
            shares.append(Float(rest) / Float(count))
        }
    }

    /// The mean of the light in each cell of a row, where every sample is the sum of `lines` ones.
    func means(of light: UnsafePointer<Float>, bands: Int, lines: Float, to means: UnsafeMutablePointer<Float>) {
        let scale = weight / lines
        ends.withUnsafeBufferPointer { ends in
            shares.withUnsafeBufferPointer { shares in
                for band in 0..<bands {
                    var sample = light + band
                    var mean = means + band
                    var rest: Float = 0
                    for cell in 0..<count {
                        var sum = rest
                        let end = light + (ends[cell] &* bands &+ band)
                        while sample < end {
                            sum += sample.pointee
                            sample += bands
                        }
                        if shares[cell] > 0 {
                            rest = sample.pointee * (1 - shares[cell])
                            sum += sample.pointee - rest
                            sample += bands
                        } else {
                            rest = 0
                        }
                        mean.pointee = sum * scale
                        mean += bands
                    }
                }
            }
        }
    }
}
