import Glibc

/// The blur of SSIMULACRA2: a Gaussian of sigma 1.5, with nothing but zero outside the picture.
///
/// `ssimulacra2` blurs by libjxl's recursive filter, the sum of three truncated cosines (Charalampidis, "Recursive
/// Implementation of the Gaussian Filter Using Truncated Cosine Functions", 2016). Equation numbers are that paper's.
struct Gaussian {
    /// How far from its centre the filter reaches, in pixels.
    static let reach = 4

    /// The filter of SSIMULACRA2.
    static let standard = Gaussian()

    /// The filter's radius, the first distance at which its weight is zero.
    let radius: Double
    /// The frequency of each cosine, in radians a pixel.
    let omega: [Double]
    /// The height of each cosine.
    let beta: [Double]

    private init() {
        let sigma = 1.5
        let radius = (3.2795 * sigma + 0.2546).rounded()  // (57)
        let omega = [1.0, 3, 5].map { $0 * .pi / (2 * radius) }  // table I
        let sign = [1.0, -1, 1]
        let p = zip(sign, omega).map { $0 / tan($1 / 2) }  // (37)
        let r = zip(sign, zip(p, omega)).map { $0 * $1.0 * $1.0 / sin($1.1) }  // (44)
        let rho = omega.map { exp(-0.5 * sigma * sigma * $0 * $0) / radius }  // (50)
        let zeta = Self.cross(p, r)  // (52), of which only the direction counts
        beta = Self.solve([p, r, zeta], [1, radius * radius - sigma * sigma, Self.dot(zeta, rho)])  // (53) to (56)
        self.radius = radius
        self.omega = omega
    }

    /// The weights of the pixels 0…4 away from the centre: what the filter makes of a single pixel.
    var taps: [Float] {
        (0...Self.reach).map { n in Float(Self.dot(beta, omega.map { cos($0 * Double(n)) })) }
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    private static func cross(_ a: [Double], _ b: [Double]) -> [Double] {
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    }

    /// The x for which each of three rows, times x, gives its value: Cramer's rule.
    private static func solve(_ rows: [[Double]], _ values: [Double]) -> [Double] {
        let columns = [cross(rows[1], rows[2]), cross(rows[2], rows[0]), cross(rows[0], rows[1])]
        let determinant = dot(rows[0], columns[0])
        return (0..<3).map { i in dot(values, columns.map { $0[i] }) / determinant }
    }
}
