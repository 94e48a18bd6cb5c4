import Glibc
import TestSupport
import Testing

@testable import Catalog

@Suite("The hash of a content")
struct ContentHashTests {
    @Test("a content hash is the SHA-256 of the file's bytes")
    func hash() throws {
        let folder = try TemporaryFolder(["file": "abc"])
        let path = folder.path("file")
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        // The example of FIPS 180-4.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(try ContentHash(reading: descriptor).description == expected)
        #expect(try ContentHash(reading: descriptor).description == expected, "reading does not move the file's offset")
    }
}
