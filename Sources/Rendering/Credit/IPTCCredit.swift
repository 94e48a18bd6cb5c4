/// By-line, credit, source and copyright notice from an IPTC block.
enum IPTCCredit {
    /// Reads data sets of record 2, bare or inside Photoshop's image resource 0x0404.
    ///
    /// IIM 4.2 section 1.5: 0x1C, record, data set, two bytes of length (extended lengths are not credits), data.
    static func read(_ block: [UInt8]) -> Credit {
        let sets = iim(in: block)
        var credit = Credit()
        var offset = sets.startIndex
        while offset + 5 <= sets.endIndex, sets[offset] == 0x1C {
            let length = Int(sets[offset + 3]) << 8 | Int(sets[offset + 4])
            let start = offset + 5
            guard length < 0x8000, start + length <= sets.endIndex else { break }
            if sets[offset + 1] == 2, let text = Credit.cleaned(sets[start..<start + length]) {
                take(text, from: sets[offset + 2], into: &credit)
            }
            offset = start + length
        }
        return credit
    }

    private static func take(_ text: String, from set: UInt8, into credit: inout Credit) {
        switch set {
        case 80: if credit.creators.count < 20 { credit.creators.append(text) }
        case 110: credit.line = text
        case 115: credit.source = text
        case 116: credit.rights = text
        default: break
        }
    }

    /// The data sets inside a run of image resources: `8BIM`, number, padded name, length, padded data.
    private static func iim(in block: [UInt8]) -> ArraySlice<UInt8> {
        var offset = block.holds("Photoshop 3.0\u{0}", at: 0) ? 14 : 0
        guard block.holds("8BIM", at: offset) else { return block[...] }
        while block.holds("8BIM", at: offset), offset + 12 <= block.count {
            let number = Int(block[offset + 4]) << 8 | Int(block[offset + 5])
            let name = (Int(block[offset + 6]) + 2) & ~1
            let start = offset + 6 + name + 4
            guard start <= block.count else { break }
            let length = block[start - 4..<start].reduce(0) { $0 << 8 | Int($1) }
            guard start + length <= block.count else { break }
            if number == 0x0404 { return block[start..<start + length] }
            offset = start + ((length + 1) & ~1)
        }
        return []
    }
}
