import Glibc

/// The recursive blur of one row, four pixels at a time, as libjxl's `FastGaussian1D` takes them.
///
/// Four steps of the recursion are written as one, with powers of its constants, so that rounding is the same.
struct RecursiveRow {
    /// How much of the input goes into each cosine: equation (33) of Charalampidis.
    static let gain = zip(Gaussian.standard.beta, Gaussian.standard.omega).map {
        -$0 * cos($1 * (Gaussian.standard.radius + 1))
    }
    /// How each cosine goes on from its last value: equation (33).
    static let turn = Gaussian.standard.omega.map { -2 * cos($0) }

    private let cosines: (Cosine, Cosine, Cosine)

    init() {
        let all = zip(Self.gain, Self.turn).map(Cosine.init)
        cosines = (all[0], all[1], all[2])
    }

    /// Blurs a row that is zero for 16 numbers before itself and four after.
    func blur(_ row: Row, width: Int, into out: Row) {
        let reach = Gaussian.reach
        var (a, b, c) = (State(), State(), State())
        var n = -reach
        func one() {
            let sum = Double(row[n - reach - 2] + row[n + reach])
            let value = (cosines.0.one(sum, &a), cosines.1.one(sum, &b), cosines.2.one(sum, &c))
            if n >= 0 { out[n] = value.0 + (value.1 + value.2) }
            n += 1
        }
        while n < min(2 * reach, width) { one() }
        while n < width - reach - 3 {
            let sum = Wide(row.narrow(at: n - reach - 2) + row.narrow(at: n + reach))
            let values = (cosines.0.four(sum, &a), cosines.1.four(sum, &b), cosines.2.four(sum, &c))
            out.set(values.0 + (values.1 + values.2), at: n)
            n += 4
        }
        while n < width { one() }
    }

    /// The last two values of a cosine.
    struct State {
        var last = 0.0, older = 0.0
    }

    /// The constants of one cosine for four steps.
    struct Cosine {
        /// What each of four inputs adds to the four values from it on.
        private let inputs: (Wide, Wide, Wide, Wide)
        private let last: Wide
        private let older: Wide

        init(gain g: Double, turn t: Double) {
            let square = t * t
            let response = [g, -t * g, square * g - g, -square * t * g + 2 * t * g]
            func shifted(_ count: Int) -> Wide {
                var vector = Wide.zero
                for i in count..<4 { vector[i] = response[i - count] }
                return vector.rounded
            }
            inputs = (shifted(0), shifted(1), shifted(2), shifted(3))
            last = Wide(-t, square - 1, -square * t + 2 * t, square * square - 3 * square + 1).rounded
            older = Wide(-1, t, -square + 1, square * t - 2 * t).rounded
        }

        @inline(__always)
        func one(_ sum: Double, _ state: inout State) -> Float {
            let input = Double(Float(sum * inputs.0[0]))
            let before = Double(Float(state.older * older[0] + input))
            let value = Float(state.last * last[0] + before)
            state = State(last: Double(value), older: state.last)
            return value
        }

        @inline(__always)
        func four(_ sum: Wide, _ state: inout State) -> Narrow {
            var value = (inputs.0 * sum[0]).rounded
            value = (inputs.1 * sum[1] + value).rounded
            value = (inputs.2 * sum[2] + value).rounded
            value = (inputs.3 * sum[3] + value).rounded
            value = (older * state.older + value).rounded
            let result = Narrow(last * state.last + value)
            state = State(last: Double(result[3]), older: Double(result[2]))
            return result
        }
    }
}
