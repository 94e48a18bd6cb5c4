import Vips

/// Any colours to sRGB of 8 bits.
enum Colour {
    /// The interpretations that an embedded profile may describe; others, as Lab, need none.
    private static let profiled: Set<String> = ["srgb", "rgb", "rgb16", "cmyk", "b-w", "grey16"]

    /// The image in sRGB, 8 bits, 3 bands or 4 with alpha.
    ///
    /// A profile that is broken or does not fit the pixels is left out of account, as browsers do.
    static func toSRGB(_ image: Image) throws(VipsError) -> Image {
        let colours = try converted(image)
        let eight = colours.format == "uchar" ? colours : try colours.applying("cast", ["format": .nick("uchar")])
        let bands = eight.hasAlpha ? 4 : 3
        return eight.bands > bands ? try eight.band(0, count: bands) : eight
    }

    /// Whether an image of 8 bits is in sRGB, by what it says of itself and by its profile, if it has one.
    static func isSRGB(_ image: Image) -> Bool {
        guard image.interpretation == "srgb" else { return false }
        return image.blob("icc-profile-data").map { ICCProfile($0)?.isSRGB ?? false } ?? true
    }

    private static func converted(_ image: Image) throws(VipsError) -> Image {
        if let profile = image.blob("icc-profile-data"), profiled.contains(image.interpretation),
            !(image.interpretation == "srgb" && (ICCProfile(profile)?.isSRGB ?? false)),
            let result = try? transformed(image, ["embedded": true])
        {
            return result
        }
        if image.interpretation == "cmyk" { return try transformed(image, ["input_profile": .string("cmyk")]) }
        if let result = try? image.applying("colourspace", ["space": .nick("srgb")]) { return result }
        // Bands of unknown meaning, as some TIFF files have: the first ones are taken for colour or for grey.
        let meaning = image.bands < 3 ? "b-w" : "srgb"
        return try image.applying("copy", ["interpretation": .nick(meaning)])
            .applying("colourspace", ["space": .nick("srgb")])
    }

    /// Relative colorimetric without black point compensation: nearest to what Chromium shows of CMYK sources.
    private static func transformed(
        _ image: Image,
        _ input: KeyValuePairs<String, Argument>
    ) throws(VipsError) -> Image {
        let operation = try Operation("icc_transform")
        try operation.set("in", to: .image(image))
        try operation.set("output_profile", to: .string("srgb"))
        try operation.set("intent", to: .nick("relative"))
        for (name, value) in input { try operation.set(name, to: value) }
        try operation.run()
        let result = try operation.image()
        guard result.bands >= 3 else { throw VipsError("icc_transform", "the result has no colours") }
        return result
    }
}
