import Glibc

/// Bounds on YAML that is given to a parser, found by looking at its bytes alone.
///
/// A parser descends by recursion and its nodes are compared by value, so a kilobyte of brackets or of aliases that
/// name aliases could cost the stack or hours. Real front matter is far from either bound.
enum YAMLLimits {
    /// Levels of brackets, or of `- - -` on one line.
    static let depth = 64
    /// References to anchors; n of them multiply what they name by e^(n/e) at most, here 360.
    static let aliases = 16
    /// What a text may come to in bytes with its references written out, by that bound.
    static let expansion = 2_000_000.0

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
        guard anchors > 0 else { return nil }
        if aliases > Self.aliases { return "has more than \(Self.aliases) aliases" }
        let isLong = aliases > 0 && Double(bytes.count) * exp(Double(aliases) / M_E) > Self.expansion
        return isLong ? "has too many aliases for its length" : nil
    }

    private static func startsToken(after byte: UInt8) -> Bool {
        isBlank(byte) || byte == 0x0A || "[{,:".utf8.contains(byte)
    }
}
