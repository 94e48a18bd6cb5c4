/// Bounds on YAML that is given to a parser, found by looking at its bytes alone.
///
/// A parser descends by recursion and its nodes are compared by value, so a kilobyte of brackets or of aliases that
/// name aliases could cost the stack or hours. Real front matter is far from either bound.
enum YAMLLimits {
    /// Levels of brackets, or of `- - -` on one line.
    static let depth = 64
    /// References to anchors; sixteen can multiply to a few hundred nodes at most.
    static let aliases = 16

    /// What the text has too much of, in words for a message; nil where it is within bounds.
    static func excess(in bytes: ArraySlice<UInt8>) -> String? {
        var depth = 0
        var dashes = 0
        var anchors = 0
        var aliases = 0
        var previous: UInt8 = 0x0A
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case 0x0A: dashes = 0
            case UInt8(ascii: "&") where startsToken(after: previous): anchors += 1
            case UInt8(ascii: "*") where startsToken(after: previous): aliases += 1
            case 0x20 where "-?:".utf8.contains(previous), 0x09 where "-?:".utf8.contains(previous): dashes += 1
            default: break
            }
            if depth > Self.depth || dashes > Self.depth { return "is nested more than \(Self.depth) levels deep" }
            previous = byte
        }
        return anchors > 0 && aliases > Self.aliases ? "has more than \(Self.aliases) aliases" : nil
    }

    private static func startsToken(after byte: UInt8) -> Bool {
        isBlank(byte) || byte == 0x0A || "[{,:".utf8.contains(byte)
    }
}
