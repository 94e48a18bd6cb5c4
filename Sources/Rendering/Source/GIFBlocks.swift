/// The blocks of a GIF file, to tell a whole animation from the frames that are left of one.
enum GIFBlocks {
    /// Whether the blocks run up to the trailer; libvips takes what is there for the whole animation.
    ///
    /// GIF89a, sections 17 to 27: header, colour table, then images and extensions, which are chains of sub-blocks.
    static func areComplete(_ file: [UInt8]) -> Bool {
        guard file.count > 13 else { return false }
        var offset = 13 + tableLength(file[10])
        while offset < file.count {
            switch file[offset] {
            case 0x3B: return true
            case 0x21: offset += 2
            case 0x2C:
                guard offset + 9 < file.count else { return false }
                // The image descriptor, its colour table, and the byte that starts its pixels.
                offset += 11 + tableLength(file[offset + 9])
            default:
                // What stands between blocks is for the decoder to judge; here it only must not look like an end.
                offset += 1
                continue
            }
            while offset < file.count, file[offset] != 0 { offset += 1 + Int(file[offset]) }
            offset += 1
        }
        return false
    }

    private static func tableLength(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
}
