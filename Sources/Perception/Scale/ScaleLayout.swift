/// One scale of a picture, and what of it has any weight in the score.
struct ScaleLayout {
    /// A channel that counts at this scale.
    struct Channel {
        /// 0, 1, 2 for X, Y, B.
        let index: Int
        let weights: Errors

        var hasStructure: Bool { !weights.structure.isZero }
        var hasEdges: Bool { !weights.added.isZero || !weights.lost.isZero }
    }

    let size: Size
    let channels: [Channel]

    /// Whether the rounding errors of the original's blur have weight in the score: where a mean of structure errors
    /// counts, which is at quarter and eighth of the size, and at larger ones in pictures that have fewer scales.
    var isRecursive: Bool { channels.contains { $0.weights.structure.mean > 0 } }

    /// How many numbers from one row to the next: whole vectors, and at least one number more than the width.
    var stride: Int { (size.width / Vector.scalarCount + 1) * Vector.scalarCount }

    /// Where each channel begins in a row that has some planes of each, and last where such a row ends.
    func starts(_ planes: (Channel) -> Int) -> [Int] {
        channels.reduce(into: [0]) { starts, channel in starts.append((starts.last ?? 0) + planes(channel) * stride) }
    }

    /// The rows that can be blurred from top to bottom when a row has come, and could not before.
    func rowsBlurred(after y: Int) -> Range<Int> {
        let end = y == size.height - 1 ? size.height : max(0, y - Gaussian.reach + 1)
        return max(0, y - Gaussian.reach)..<end
    }

    /// The scales of a picture: up to six, each half of the last, until one has a side below 8 pixels.
    ///
    /// That one still counts, as in `ssimulacra2`. Scales at the end that have no weight are left out.
    static func all(of size: Size) -> [ScaleLayout] {
        var sizes = [size]
        while let last = sizes.last, sizes.count < 6, min(last.width, last.height) >= Size.least {
            sizes.append(last.halved)
        }
        let layouts = sizes.indices.map { scale in
            let channels = (0..<3).map { index in
                Channel(index: index, weights: Weights.of(channel: index, scale: scale, scales: sizes.count))
            }
            return ScaleLayout(size: sizes[scale], channels: channels.filter { $0.hasStructure || $0.hasEdges })
        }
        let used = layouts.lastIndex { !$0.channels.isEmpty } ?? 0
        return Array(layouts[...used])
    }
}
