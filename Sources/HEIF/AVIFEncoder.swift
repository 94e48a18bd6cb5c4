import CHEIF

/// Writes AVIF files: 4:4:4, 8 bits, BT.601 in full range, with options that libvips cannot hand to its encoder.
public enum AVIFEncoder {
    /// Writes a picture.
    ///
    /// Equal input gives equal bytes on one thread. What the installed encoder does not know of, such as an option of
    /// a newer libaom, is left out, so that the same quality may give other bytes elsewhere.
    ///
    /// - Parameters:
    ///   - image: The picture; alpha is kept at the same quality.
    ///   - quality: 1...100 as libheif counts.
    ///   - effort: 0...9 as libvips counts; libaom's speed is 9 less it.
    ///   - exif: TIFF data, with or without `Exif` and two zeros before it; none where empty.
    ///   - xmp: An XMP packet; none where empty.
    /// - Returns: The file, which holds nothing else: no thumbnail, no dates.
    /// - Throws: For numbers out of range, Exif without a TIFF header, where no AV1 encoder is installed, and where
    ///   memory ends.
    public static func encode(
        _ image: PlanarImage,
        quality: Int,
        effort: Int,
        exif: [UInt8] = [],
        xmp: [UInt8] = []
    ) throws(HEIFError) -> [UInt8] {
        guard 1...100 ~= quality else { throw HEIFError("expected 1…100 for quality, received \(quality)") }
        guard 0...9 ~= effort else { throw HEIFError("expected 0…9 for effort, received \(effort)") }
        return try encode(image, AV1Settings(quality: quality, effort: effort), exif: exif, xmp: xmp)
    }

    /// Writes a picture with the most options that the encoder takes.
    ///
    /// libheif, up to 1.15, passes over an option that libaom refuses; later ones fail before they encode, without a
    /// word that a program can read on which option it was. So one after the other goes, from the last.
    static func encode(
        _ image: PlanarImage,
        _ settings: AV1Settings,
        exif: [UInt8] = [],
        xmp: [UInt8] = []
    ) throws(HEIFError) -> [UInt8] {
        var settings = settings
        while true {
            let file = try NewFile()
            let outcome = try file.add(image, settings)
            if outcome.subcode == heif_suberror_Unsupported_parameter, settings.options.popLast() != nil { continue }
            try HEIFError.check(outcome)
            try file.add(exif: exif, xmp: xmp)
            return try file.bytes()
        }
    }
}
