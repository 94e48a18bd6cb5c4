import CHEIF

/// How samples of luma and chroma become red, green and blue of 8 bits: ITU-T H.273, section 8.3.
struct ColourMatrix {
    /// What a row of the matrix makes a colour of.
    struct Row {
        /// The factors of the samples.
        var luma: Float = 0, blue: Float = 0, red: Float = 0
        /// What is added at the end.
        var offset: Float = 0
    }

    /// Red, green, blue.
    let rows: [Row]

    /// The matrix for samples of a depth; nil where H.273's number stands for one that is not known here.
    ///
    /// Number 2, unspecified, means BT.601, as libavif and libheif have it.
    init?(_ number: heif_matrix_coefficients, isFullRange: Bool, depth: Int) {
        guard let equations = Self.equations(number) else { return nil }
        let isIdentity = number == heif_matrix_coefficients_RGB_GBR
        let luma = Self.luma(isFullRange, depth)
        let chroma = isIdentity ? luma : Self.chroma(isFullRange, depth)
        rows = equations.map { row in
            let scaled = Row(
                luma: 255 * row.luma / luma.range,
                blue: 255 * row.blue / chroma.range,
                red: 255 * row.red / chroma.range
            )
            let offset = scaled.luma * luma.zero + (scaled.blue + scaled.red) * chroma.zero
            return Row(luma: scaled.luma, blue: scaled.blue, red: scaled.red, offset: -offset)
        }
    }

    /// The matrix for luma alone.
    init(greyInFullRange isFullRange: Bool, depth: Int) {
        let (zero, range) = Self.luma(isFullRange, depth)
        rows = Array(repeating: Row(luma: 255 / range, offset: -255 * zero / range), count: 3)
    }

    /// Writes one of the three colours of a row of samples, rounded.
    func write(_ colour: Int, of luma: [Float], _ blue: [Float], _ red: [Float], to pixels: UnsafeMutablePointer<UInt8>)
    {
        let row = rows[colour]
        for x in luma.indices {
            let value = row.luma * luma[x] + row.blue * blue[x] + row.red * red[x] + row.offset
            pixels[x] = UInt8(min(max(value + 0.5, 0), 255))
        }
    }

    /// The rows for luma 0…1 and chroma -0.5…0.5.
    private static func equations(_ number: heif_matrix_coefficients) -> [Row]? {
        switch number {
        case heif_matrix_coefficients_RGB_GBR: [Row(red: 1), Row(luma: 1), Row(blue: 1)]
        case heif_matrix_coefficients_YCgCo:
            [Row(luma: 1, blue: -1, red: 1), Row(luma: 1, blue: 1), Row(luma: 1, blue: -1, red: -1)]
        case heif_matrix_coefficients_ITU_R_BT_709_5: differences(red: 0.2126, blue: 0.0722)
        case heif_matrix_coefficients_US_FCC_T47: differences(red: 0.30, blue: 0.11)
        case heif_matrix_coefficients_SMPTE_240M: differences(red: 0.212, blue: 0.087)
        case heif_matrix_coefficients_ITU_R_BT_2020_2_non_constant_luminance: differences(red: 0.2627, blue: 0.0593)
        case heif_matrix_coefficients_unspecified, heif_matrix_coefficients_ITU_R_BT_470_6_System_B_G,
            heif_matrix_coefficients_ITU_R_BT_601_6:
            differences(red: 0.299, blue: 0.114)
        default: nil
        }
    }

    /// The rows for colour differences, by the parts that red and blue have in luma.
    private static func differences(red: Float, blue: Float) -> [Row] {
        let green = 1 - red - blue
        return [
            Row(luma: 1, red: 2 * (1 - red)),
            Row(luma: 1, blue: -2 * blue * (1 - blue) / green, red: -2 * red * (1 - red) / green),
            Row(luma: 1, blue: 2 * (1 - blue)),
        ]
    }

    private static func luma(_ isFullRange: Bool, _ depth: Int) -> (zero: Float, range: Float) {
        isFullRange ? (0, Float(1 << depth - 1)) : (Float(16 << (depth - 8)), Float(219 << (depth - 8)))
    }

    private static func chroma(_ isFullRange: Bool, _ depth: Int) -> (zero: Float, range: Float) {
        (Float(1 << (depth - 1)), isFullRange ? Float(1 << depth - 1) : Float(224 << (depth - 8)))
    }
}
