/// The rows of a channel at the size of the picture, with linear interpolation where it has half as many samples.
///
/// Such chroma is taken to lie in the middle of the luma samples that it stands for, as libavif and browsers show it:
/// files seldom say where it lies, and encoders that average blocks put it there.
struct ChromaRows {
    private let plane: SamplePlane
    private let width: Int
    private let halvesWidth: Bool, halvesHeight: Bool
    private var scratch: [Float]

    init(_ plane: SamplePlane, width: Int, height: Int) {
        self.plane = plane
        self.width = width
        halvesWidth = plane.width < width
        halvesHeight = plane.height < height
        scratch = [Float](repeating: 0, count: plane.width)
    }

    /// Writes one row in the units of the samples; `samples` has room for the picture's width.
    ///
    /// Three quarters come from the sample that covers the pixel, one quarter from the next nearest, by direction.
    mutating func read(row y: Int, into samples: inout [Float]) {
        let near = halvesHeight ? y / 2 : y
        let far = halvesHeight && y & 1 == 0 ? near - 1 : near + 1
        let weight: Float = halvesHeight ? 0.75 : 1
        guard halvesWidth else { return plane.mix(near, far, weight: weight, into: &samples) }
        plane.mix(near, far, weight: weight, into: &scratch)
        for x in 0..<width {
            let far = x & 1 == 0 ? x / 2 - 1 : x / 2 + 1
            samples[x] = 0.75 * scratch[x / 2] + 0.25 * scratch[min(max(far, 0), plane.width - 1)]
        }
    }
}
