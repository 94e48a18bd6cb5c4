import Glibc

/// The transfer function of sRGB (IEC 61966-2-1).
enum SRGB {
    /// The linear light of each value of 8 bits, 0…1.
    static let linear: [Float] = (0..<256).map { value in
        let encoded = Double(value) / 255
        return Float(encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4))
    }
}
