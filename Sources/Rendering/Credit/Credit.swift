/// Who made a picture and who owns it: the only metadata that variants may carry.
struct Credit: Hashable {
    /// Who made it, in order (XMP `dc:creator`, IPTC by-line, EXIF Artist).
    var creators: [String] = []
    /// The copyright notice (XMP `dc:rights`, IPTC copyright notice, EXIF Copyright).
    var rights: String?
    /// The credit line (XMP `photoshop:Credit`, IPTC credit).
    var line: String?
    /// The first owner (XMP `photoshop:Source`, IPTC source).
    var source: String?

    /// Whether there is nothing to write.
    var isEmpty: Bool { creators.isEmpty && rights == nil && line == nil && source == nil }

    /// This credit, with what it lacks taken from another.
    func completed(by other: Credit) -> Credit {
        Credit(
            creators: creators.isEmpty ? other.creators : creators,
            rights: rights ?? other.rights,
            line: line ?? other.line,
            source: source ?? other.source
        )
    }

    /// A text from a file, fit to be written to another: no control characters, at most 1,000 characters, not empty.
    static func cleaned(_ text: String) -> String? {
        let printable = text.unicodeScalars.prefix(4_000).map {
            $0.properties.generalCategory == .control ? " " : Character($0)
        }
        var text = String(printable).split(separator: " ").joined(separator: " ").prefix(1_000)
        // The cut may fall behind a space, which whoever reads the text again would drop.
        if text.last == " " { text.removeLast() }
        return text.isEmpty ? nil : String(text)
    }

    /// A text from bytes of a file, which are UTF-8 or else Latin-1.
    static func cleaned(_ bytes: some Collection<UInt8>) -> String? {
        let bytes = bytes.prefix(16_000)
        let text =
            String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        return cleaned(text)
    }
}
