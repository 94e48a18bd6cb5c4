import Testing

@testable import Catalog

@Suite("The key of a variant")
struct VariantKeyTests {
    private func content(_ byte: UInt8) throws -> ContentHash {
        try #require(ContentHash(bytes: [UInt8](repeating: byte, count: 32)))
    }

    @Test("is twelve characters that need no escaping anywhere")
    func alphabet() throws {
        let key = VariantKey.make(content: try content(7), options: "jpeg 940x650", engine: "libjpeg 62")
        #expect(key.count == VariantKey.length)
        #expect(key.allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
    }

    @Test("is the same for the same content, options and engine, in every run")
    func stable() throws {
        let key = VariantKey.make(content: try content(7), options: "jpeg 940x650", engine: "libjpeg 62")
        #expect(key == VariantKey.make(content: try content(7), options: "jpeg 940x650", engine: "libjpeg 62"))
        // SHA-256 of 32 sevens, "jpeg 940x650", a zero byte and "libjpeg 62", by an independent implementation.
        #expect(key == "zjcx2ngmme5z")
    }

    @Test("differs when the content, an option or the engine differs")
    func sensitive() throws {
        let keys = [
            VariantKey.make(content: try content(7), options: "jpeg 940x650", engine: "libjpeg 62"),
            VariantKey.make(content: try content(8), options: "jpeg 940x650", engine: "libjpeg 62"),
            VariantKey.make(content: try content(7), options: "jpeg 940x651", engine: "libjpeg 62"),
            VariantKey.make(content: try content(7), options: "jpeg 940x650", engine: "libjpeg 63"),
            VariantKey.make(content: try content(7), options: "jpeg 940x65", engine: "0libjpeg 62"),
        ]
        #expect(Set(keys).count == keys.count)
    }

    @Test("follows RFC 4648", arguments: [("foobar", "mzxw6ytboi"), ("fooba", "mzxw6ytb"), ("foob", "mzxw6y")])
    func base32(text: String, expected: String) {
        let padded = Array(text.utf8) + [UInt8](repeating: 0, count: 8 - text.utf8.count)
        #expect(VariantKey.base32(padded).hasPrefix(String(expected.dropLast(text.utf8.count == 4 ? 1 : 0))))
    }
}
