/// Artist and Copyright from an EXIF block.
enum EXIFCredit {
    private static let artist = 0x013B
    private static let copyright = 0x8298
    private static let ascii = 2
    /// More than any camera writes.
    private static let mostEntries = 256

    /// Reads the first image file directory of a block as libvips gives it, `Exif\0\0` and a TIFF header first.
    ///
    /// Layout as in EXIF 2.32 section 4.6: a count, then entries of 12 bytes: tag, type, count, value or its offset.
    static func read(_ block: [UInt8]) -> Credit {
        let tiff = block.holds("Exif\u{0}\u{0}", at: 0) ? Array(block.dropFirst(6)) : block
        let bytes = ByteOrdered(bytes: tiff, little: tiff.holds("II", at: 0))
        var credit = Credit()
        guard tiff.holds("II", at: 0) || tiff.holds("MM", at: 0), let directory = bytes.number(at: 4, bytes: 4),
            let count = bytes.number(at: directory, bytes: 2)
        else { return credit }
        for entry in 0..<min(count, mostEntries) {
            let start = directory + 2 + 12 * entry
            guard let tag = bytes.number(at: start, bytes: 2) else { break }
            // The first of each counts: a file may repeat them thousands of times.
            if tag == artist, credit.creators.isEmpty { credit.creators = text(bytes, at: start).map { [$0] } ?? [] }
            if tag == copyright, credit.rights == nil { credit.rights = text(bytes, at: start) }
            if !credit.creators.isEmpty, credit.rights != nil { break }
        }
        return credit
    }

    private static func text(_ bytes: ByteOrdered, at entry: Int) -> String? {
        guard bytes.number(at: entry + 2, bytes: 2) == ascii, let count = bytes.number(at: entry + 4, bytes: 4),
            let offset = count <= 4 ? entry + 8 : bytes.number(at: entry + 8, bytes: 4),
            offset + count <= bytes.bytes.count
        else { return nil }
        // Copyright may hold the photographer's and the editor's notice with a NUL between; cleaning makes it a space.
        return Credit.cleaned(bytes.bytes[offset..<offset + count])
    }
}

/// Numbers in bytes, in either order.
private struct ByteOrdered {
    let bytes: [UInt8]
    let little: Bool

    func number(at offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        let part = bytes[offset..<offset + count]
        return little ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }
}
