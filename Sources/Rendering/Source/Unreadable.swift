/// What a file is that is no picture of a readable kind, in words for the person who put it there.
enum Unreadable {
    /// Signatures of well-known files, with what to call them.
    private static let signatures: [(text: String, offset: Int, name: String)] = [
        ("%PDF", 0, "a PDF"), ("BM", 0, "a BMP picture"), ("8BPS", 0, "a Photoshop document"),
        ("PK\u{3}\u{4}", 0, "a ZIP archive"), ("ftypqt", 4, "a video"), ("ftypmp4", 4, "a video"),
        ("ftypisom", 4, "a video"), ("ftypM4V", 4, "a video"), ("\u{1A}E", 0, "a video"), ("%!PS", 0, "PostScript"),
        ("\u{0}\u{0}\u{1}\u{0}", 0, "an icon file"), ("icns", 0, "an icon file"), ("DDS ", 0, "a DDS texture"),
        ("jP  ", 4, "a JPEG 2000 picture"), ("version https://git-lfs", 0, "a Git LFS pointer, not the file itself"),
        ("RIFF", 0, "a sound or video file"), ("OggS", 0, "a sound or video file"),
    ]

    /// One line that says what was found and what to do.
    static func message(for head: [UInt8], length: Int) -> String {
        if length == 0 { return "the file is empty; fetch or export the picture again" }
        let found = name(of: head)
        let known = "JPEG, PNG, WebP, GIF, TIFF, HEIF, AVIF or JPEG XL"
        return "it is \(found), not a picture of a known kind (\(known)); replace it with a picture"
    }

    private static func name(of head: [UInt8]) -> String {
        if let known = signatures.first(where: { head.holds($0.text, at: $0.offset) }) { return known.name }
        if head.starts(with: [0x1F, 0x8B]) { return "a gzip archive" }
        guard !head.prefix(512).contains(0), let text = text(of: head) else { return "unknown data" }
        if text.isEmpty { return "blank text" }
        if text.hasPrefix("<!doctype html") || text.contains("<html") || text.contains("<head")
            || text.contains("<body")
        {
            return "an HTML page"
        }
        if text.contains("<svg") { return "an SVG drawing" }
        if text.hasPrefix("<") { return "an XML document" }
        if text.hasPrefix("{") || text.hasPrefix("[") { return "a JSON document" }
        return "plain text"
    }

    /// The head as lower-case text without a byte order mark and leading space; nil where it is no text.
    private static func text(of head: [UInt8]) -> String? {
        let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // The head may end inside a character, so its last bytes do not count.
        let body = head.dropFirst(start).dropLast(head.count > 512 ? 3 : 0)
        guard !body.contains(where: { $0 < 9 || ($0 > 13 && $0 < 32) }) else { return nil }
        return String(String(decoding: body, as: UTF8.self).lowercased().drop(while: \.isWhitespace))
    }
}
