import JPEG

/// Puts a credit, and nothing else, into the files that libvips does not write.
enum CreditSegments {
    /// An EXIF block and an XMP packet for a JPEG file; nothing where the credit is empty.
    ///
    /// Texts that would outgrow a segment are left out, the longest first.
    static func segments(of credit: Credit) -> [JPEGSegment] {
        [fitting(credit, exif), fitting(credit, xmp)].compactMap(\.self).map { JPEGSegment(marker: 0xE1, bytes: $0) }
    }

    /// What is made of a credit, which loses its longest text until that fits.
    private static func fitting(_ credit: Credit, _ make: (Credit) -> [UInt8]?) -> [UInt8]? {
        var credit = credit
        while let block = make(credit) {
            if block.count <= JPEGSegment.longest { return block }
            credit.removeLongest()
        }
        return nil
    }

    /// XMP specification part 3, 1.1.3: the packet follows the name of its namespace.
    private static func xmp(of credit: Credit) -> [UInt8]? {
        guard !credit.isEmpty else { return nil }
        return Array("http://ns.adobe.com/xap/1.0/\u{0}\(CreditWriter.packet(of: credit))".utf8)
    }

    /// EXIF 2.3 section 4.7.2: TIFF data follow the name `Exif` and two zeros.
    private static func exif(of credit: Credit) -> [UInt8]? {
        tiff(of: credit).map { Array("Exif\u{0}\u{0}".utf8) + $0 }
    }

    /// The TIFF data of an EXIF block with nothing but Artist and Copyright; nil where the credit has neither.
    ///
    /// Layout as in TIFF 6.0 section 2: a header of 8 bytes, then a directory of 12-byte entries in order of their tags:
    /// tag, type, count, value or its offset; then the longer values, each at an even offset.
    static func tiff(of credit: Credit) -> [UInt8]? {
        let artist = credit.creators.isEmpty ? nil : (tag: 0x013B, text: credit.creators.joined(separator: "; "))
        let copyright = credit.rights.map { (tag: 0x8298, text: $0) }
        let fields = [artist, copyright].compactMap(\.self)
        guard !fields.isEmpty else { return nil }
        var directory = number(fields.count, bytes: 2)
        var values: [UInt8] = []
        let end = 8 + 2 + 12 * fields.count + 4
        for field in fields {
            // The type says ASCII; UTF-8 is what all writers put there.
            let text = Array(field.text.utf8) + [0]
            directory += number(field.tag, bytes: 2) + number(2, bytes: 2) + number(text.count, bytes: 4)
            if text.count <= 4 {
                directory += text + [UInt8](repeating: 0, count: 4 - text.count)
            } else {
                directory += number(end + values.count, bytes: 4)
                values += text + [UInt8](repeating: 0, count: text.count % 2)
            }
        }
        return Array("MM".utf8) + number(42, bytes: 2) + number(8, bytes: 4)
            + directory + number(0, bytes: 4) + values
    }

    /// A number with its most significant byte first.
    private static func number(_ value: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

extension Credit {
    /// Removes the text that takes the most bytes; the creators count as one.
    fileprivate mutating func removeLongest() {
        let texts = [creators.joined(), rights ?? "", line ?? "", source ?? ""]
        switch texts.indices.max(by: { texts[$0].utf8.count < texts[$1].utf8.count }) {
        case 0: creators = []
        case 1: rights = nil
        case 2: line = nil
        default: source = nil
        }
    }
}
