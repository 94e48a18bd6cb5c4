/// The transfer function of sRGB (IEC 61966-2-1).
enum SRGB {
    /// The linear light of each value of 8 bits, 0…1.
    ///
    /// libjxl's approximation by a rational function, within 5e-7 of the standard's: `ssimulacra2` reads pixels by it,
    /// and the last bits matter to the rounding of its blur.
    static let linear: [Float] = (0..<256).map { value in
        let encoded = Float(value) * (1 / 255)
        return encoded > 0.04045 ? polynomial(encoded, over) / polynomial(encoded, under) : encoded * (1 / 12.92)
    }

    private static let over: [Float] = [
        2.200248328e-04, 1.043637593e-02, 1.624820318e-01, 7.961564959e-01, 8.210152774e-01,
    ]
    private static let under: [Float] = [
        2.631846970e-01, 1.076976492e+00, 4.987528350e-01, -5.512498495e-02, 6.521209011e-03,
    ]

    private static func polynomial(_ x: Float, _ coefficients: [Float]) -> Float {
        coefficients.reversed().dropFirst().reduce(coefficients[4]) { sum, next in next.addingProduct(sum, x) }
    }
}
