import Glibc

/// Tells SVG drawings, which pass through as files and are never decoded, by their first bytes.
enum VectorSniffer {
    /// Whether an open file begins as an SVG document does, after an XML declaration, comments or a doctype.
    static func isVector(_ descriptor: Int32) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        let text = String(decoding: buffer[..<count], as: UTF8.self)
        guard let start = text.firstIndex(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else { return false }
        let document = text[start...]
        return document.hasPrefix("<svg")
            || (document.hasPrefix("<?xml") || document.hasPrefix("<!"))
                && document.contains("<svg")
    }
}
