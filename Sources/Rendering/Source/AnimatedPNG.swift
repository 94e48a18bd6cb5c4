/// Animated PNG files, which libvips reads as their first frame without saying so.
enum AnimatedPNG {
    /// The number of frames that the `acTL` chunk tells of; 1 where there is none before the pixels.
    ///
    /// Chunks as in the PNG specification, third edition, section 5.3: length, type, data, checksum.
    static func frames(in head: [UInt8]) -> Int {
        var offset = 8
        while offset + 12 <= head.count, !head.holds("IDAT", at: offset + 4) {
            if head.holds("acTL", at: offset + 4) { return max(1, number(in: head, at: offset + 8)) }
            offset += 12 + number(in: head, at: offset)
        }
        return 1
    }

    private static func number(in bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
