/// The XYB colour space of JPEG XL, as SSIMULACRA2 shifts and stretches it into about 0…1.
///
/// Linear red, green and blue are mixed to what the eye's long, middle and short cones take up, and each is compressed
/// by a cube root. X is then long against middle, Y their mean, B short less Y. Matrix and bias are those of JPEG XL
/// (ISO/IEC 18181-1, annex on XYB), the shifts (X * 14 + 0.42, Y + 0.01, B - Y + 0.55) those of `ssimulacra2`.
struct XYB: ~Copyable {
    private static let shortRed: Float = 0.243_422_689_245_478_19
    private static let shortGreen: Float = 0.204_767_444_244_968_21

    private let width: Int
    private let isExact: Bool
    private let long: Cone, middle: Cone, short: Cone
    private let rows: Rows

    /// Makes room for rows of as many pixels; exact is with each operation rounded as libjxl rounds it.
    init(width: Int, isExact: Bool) {
        self.width = width
        self.isExact = isExact
        long = Cone(red: 0.3, green: 1 - 0.078 - 0.3, blue: 0.078)
        middle = Cone(red: 0.23, green: 1 - 0.078 - 0.23, blue: 0.078)
        short = Cone(red: Self.shortRed, green: Self.shortGreen, blue: 1 - Self.shortRed - Self.shortGreen)
        rows = Rows(count: 3, length: width)
    }

    /// Converts one row of red, green and blue into those of X, Y and B that are asked for.
    func convert(_ linear: Row, stride: Int, x: Row?, y: Row?, b: Row?) {
        let (red, green, blue) = (linear, linear + stride, linear + 2 * stride)
        func respond(_ cone: Cone, _ row: Row) {
            isExact
                ? cone.respondExactly(red, green, blue, into: row, width: width)
                : cone.respond(red, green, blue, into: row, width: width)
        }
        let (l, m, s) = (rows[0], rows[1], rows[2])
        respond(long, l)
        respond(middle, m)
        if b != nil { respond(short, s) }
        if let x { for i in 0..<width { x[i] = (l[i] - m[i]) * 0.5 * 14 + 0.42 } }
        if let y { for i in 0..<width { y[i] = (l[i] + m[i]) * 0.5 + 0.01 } }
        if let b { for i in 0..<width { b[i] = s[i] - (l[i] + m[i]) * 0.5 + 0.55 } }
    }
}
