/// The file names in what templates read.
enum ListedNames {
    /// Those of the given names that a manifest lists, found without reading its structure by their keys and extensions:
    /// what stands before these may be shortened there, and they have no character that JSON or URLs would write otherwise.
    static func among(_ names: Set<String>, in manifest: some Sequence<UInt8>) -> Set<String> {
        let byTail = Dictionary(grouping: names, by: tail)
        var listed: Set<String> = []
        var word: [UInt8] = []
        func end() {
            // Shorter words are no names: a width, a key and an extension take more.
            if word.count > 16 { listed.formUnion(byTail[tail(of: String(decoding: word, as: UTF8.self))] ?? []) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in manifest {
            if isPlain(byte) { word.append(byte) } else { end() }
        }
        end()
        return listed
    }

    /// The key and the extension, as `3kaj6hfkn7mc.jpg`.
    private static func tail(of name: String) -> Substring {
        name.lastIndex(of: "-").map { name[name.index(after: $0)...] } ?? name[...]
    }

    /// Whether a byte is an ASCII letter or digit, `-`, `_` or `.`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
