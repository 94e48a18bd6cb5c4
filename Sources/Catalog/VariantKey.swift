import Crypto

/// The short hash in a variant's file name, over all that decided its bytes.
///
/// Equal keys mean equal files, so a variant that exists under its key is never made again, and a browser may
/// keep it for ever. The key can be computed without reading or encoding a pixel.
public enum VariantKey {
    /// The number of characters in a key: 12 of base 32 carry 60 bits.
    public static let length = 12

    /// The key of one variant.
    ///
    /// - Parameters:
    ///   - content: The source's identity.
    ///   - options: The variant's own options in one canonical line.
    ///   - engine: The recipe version and the versions of the codecs that make this format.
    /// - Returns: `length` characters of `a`…`z` and `2`…`7`.
    public static func make(content: ContentHash, options: String, engine: String) -> String {
        var hasher = SHA256()
        hasher.update(data: content.bytes)
        hasher.update(data: Array(options.utf8))
        hasher.update(data: [0])
        hasher.update(data: Array(engine.utf8))
        return base32(Array(hasher.finalize().prefix(8)))
    }

    /// The first `length` characters of RFC 4648's base 32, in lower case.
    static func base32(_ bytes: [UInt8]) -> String {
        let bits = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return String(unsafeUninitializedCapacity: length) { text in
            for index in 0..<length {
                let digit = UInt8(bits >> (59 - 5 * UInt64(index)) & 31)
                text[index] = digit < 26 ? UInt8(ascii: "a") + digit : UInt8(ascii: "2") + digit - 26
            }
            return length
        }
    }
}
