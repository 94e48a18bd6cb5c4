import Catalog
import Presets
import TestSupport
import Testing

@testable import Service

@Suite("A published file")
struct PublishedFileTests {
    private static let bytes: [UInt8] = [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 7, count: 40)
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The state of a JPEG file of some bytes beside the record of `bytes`.
    private func state(_ bytes: [UInt8]?, digest: Bool = true, isRecorded: Bool = true) throws -> PublishedFile.State {
        if let bytes { try folder.write(bytes, to: "a.jpg") }
        let record = VariantRecord(
            source: 1,
            key: "k",
            name: "a.jpg",
            width: 1,
            height: 1,
            bytes: Self.bytes.count,
            digest: digest ? Array(ContentHash(of: Self.bytes).bytes.prefix(16)) : nil
        )
        return PublishedFile(path: folder.path("a.jpg"), format: .jpeg, record: isRecorded ? record : nil).verify()
    }

    @Test("is whole where its bytes are those that were written")
    func whole() throws {
        #expect(try state(Self.bytes) == .whole)
    }

    @Test("is damaged where it is gone, cut short, or of other bytes of equal length")
    func damaged() throws {
        #expect(try state(nil) == .damaged(reason: "it is gone"))
        #expect(try state(Self.bytes.dropLast()) == .damaged(reason: "expected 43 bytes, found 42"))
        let swapped = Self.bytes.dropLast() + [8]
        #expect(try state(Array(swapped)) == .damaged(reason: "its bytes are not those that were written"))
    }

    @Test("is damaged where it is a link, even to the right bytes")
    func link() throws {
        try folder.write(Self.bytes, to: "b.jpg")
        try folder.link("a.jpg", to: "b.jpg")
        #expect(try state(nil) == .damaged(reason: "it is a symbolic link"))
    }

    @Test("cannot be checked without a digest, but for its length and its beginning")
    func unrecorded() throws {
        let other = Self.bytes.dropLast() + [8]
        #expect(try state(Array(other), digest: false) == .notCheckable)
        #expect(try state(Self.bytes.dropLast(), digest: false) == .damaged(reason: "expected 43 bytes, found 42"))
        let headless = [0] + Self.bytes.dropFirst()
        let reason = "it does not begin as a file of its format does"
        #expect(try state(Array(headless), digest: false) == .damaged(reason: reason))
        #expect(try state([0xFF, 0xD8, 0xFF], isRecorded: false) == .notCheckable)
        #expect(try state([], isRecorded: false) == .damaged(reason: reason))
    }

    @Test("that was never made is none")
    func unmade() throws {
        #expect(try state(nil, isRecorded: false) == .unmade)
    }
}
