import Resampling
import Vips

/// Samples of any kind to 8 bits, before they are averaged.
enum EightBits {
    /// Interpretations whose samples are averaged in their own colours and converted when there are few of them.
    private static let direct: Set<String> = ["srgb", "rgb", "b-w", "cmyk"]
    private static let ofSixteenBits = ["rgb16": "srgb", "grey16": "b-w", "cmyk": "cmyk"]

    /// The image with samples of 8 bits, 1 to 4 bands, in its own colours, or else already in sRGB without a profile.
    static func image(of image: Image) throws(VipsError) -> Image {
        let whole = try known(image)
        if whole.format == "uchar", direct.contains(whole.interpretation), whole.bands <= 4 { return whole }
        if whole.format == "ushort", let meaning = ofSixteenBits[whole.interpretation], whole.bands <= 4 {
            // 65,535 is 255 times 257. Rounding matters: to drop the lower byte would darken by half a step.
            return try whole.applying("linear", ["a": .doubles([1.0 / 257]), "b": .doubles([0.5]), "uchar": true])
                .applying("copy", ["interpretation": .nick(meaning)])
        }
        let converted = try Colour.toSRGB(whole).copy()
        converted.remove("icc-profile-data")
        return converted
    }

    /// The image without bands that its colours have no use for, as a JPEG of two components has one.
    private static func known(_ image: Image) throws(VipsError) -> Image {
        if image.interpretation == "cmyk", image.bands > 4 { return try image.band(0, count: 4) }
        guard ["srgb", "rgb"].contains(image.interpretation), image.bands < 3 else { return image }
        return try image.band(0).applying("copy", ["interpretation": .nick("b-w")])
    }

    /// How the samples of an image relate to light: by its profile where that says so, else as sRGB.
    static func curve(of image: Image) -> ToneCurve {
        // Ink is averaged as it is: its relation to light is a table of the profile's, not a curve.
        if image.interpretation == "cmyk" { return .identity }
        return image.blob("icc-profile-data").flatMap { ICCProfile($0)?.toneCurve } ?? .sRGB
    }
}
