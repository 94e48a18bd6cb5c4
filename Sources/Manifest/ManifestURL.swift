/// URLs of files in the site, safe in `src`, in `srcset` and in CSS.
public enum ManifestURL {
    /// The URL of a file.
    ///
    /// Everything but RFC 3986's unreserved characters and the slash is percent-encoded: a space or a comma would end a
    /// `srcset` candidate, a quote or a parenthesis a CSS `url()`.
    ///
    /// - Parameters:
    ///   - base: what the site is served under, as `/blog` or `https://cdn.example.com`; empty for the host's root.
    ///   - path: the file's path relative to the site's root, as the file system spells it.
    public static func make(base: String = "", path: String) -> String {
        let prefix = base.utf8.reversed().drop { $0 == slash }.reversed()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prefix.count + path.utf8.count + 1)
        if let first = prefix.first, first != slash, !hasScheme(base) { bytes.append(slash) }
        for byte in prefix { append(byte, to: &bytes, kept: isKeptInBase(byte)) }
        bytes.append(slash)
        for byte in path.utf8.drop(while: { $0 == slash }) { append(byte, to: &bytes, kept: isKeptInPath(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let slash = UInt8(ascii: "/")
    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    private static func append(_ byte: UInt8, to bytes: inout [UInt8], kept: Bool) {
        if kept {
            bytes.append(byte)
        } else {
            bytes += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
        }
    }

    private static func hasScheme(_ base: String) -> Bool {
        base.contains("://")
    }

    private static func isKeptInPath(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), slash: true
        default: false
        }
    }

    /// A base is a URL already, so its percent signs, ports and brackets are left as they are.
    private static func isKeptInBase(_ byte: UInt8) -> Bool {
        isKeptInPath(byte) || ":%@[]+=".utf8.contains(byte)
    }
}
