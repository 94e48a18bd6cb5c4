import Vips

/// Finds the credit in a source's metadata.
enum CreditReader {
    /// Metadata blocks longer than this many bytes are not looked into.
    private static let longest = 1 << 20

    /// The credit of an image as it was loaded; XMP is believed before IPTC, and IPTC before EXIF.
    static func credit(of header: Image) -> Credit {
        credit(
            xmp: block("xmp-data", of: header),
            iptc: block("iptc-data", of: header),
            exif: block("exif-data", of: header)
        )
    }

    static func credit(xmp: [UInt8], iptc: [UInt8], exif: [UInt8]) -> Credit {
        XMPCredit.read(xmp).completed(by: IPTCCredit.read(iptc)).completed(by: EXIFCredit.read(exif))
    }

    private static func block(_ field: String, of header: Image) -> [UInt8] {
        guard let bytes = header.blob(field), bytes.count <= longest else { return [] }
        return bytes
    }
}
