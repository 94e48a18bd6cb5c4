/// The marker segments of a JPEG file up to the first scan, as ITU-T T.81 annex B lays them out.
struct Markers {
    var segments: [(marker: UInt8, bytes: [UInt8])] = []

    init(_ file: [UInt8]) {
        var offset = 2
        while offset + 4 <= file.count, file[offset] == 0xFF {
            let length = Int(file[offset + 2]) << 8 | Int(file[offset + 3])
            segments.append((file[offset + 1], Array(file[offset + 4..<offset + 2 + length])))
            if file[offset + 1] == 0xDA { return }
            offset += 2 + length
        }
    }

    /// The contents of all segments with a marker.
    subscript(marker: UInt8) -> [[UInt8]] { segments.filter { $0.marker == marker }.map(\.bytes) }

    /// The sampling factors of the components in the progressive frame header, as 0x22.
    var sampling: [UInt8] {
        guard let frame = self[0xC2].first else { return [] }
        return stride(from: 7, to: frame.count, by: 3).map { frame[$0] }
    }

    /// The quantisation tables by their slots, in the file's zigzag order.
    var tables: [UInt8: [UInt8]] {
        // One byte of precision and slot, then 64 entries of one byte each: wider ones would have a high nibble set.
        Dictionary(uniqueKeysWithValues: self[0xDB].map { ($0[0], Array($0.dropFirst())) })
    }
}
