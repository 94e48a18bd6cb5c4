import Glibc
import Rendering
import Testing

/// An unnamed temporary file that lives as long as the object.
final class TestFile {
    private let stream: UnsafeMutablePointer<FILE>
    let descriptor: Int32

    init(_ bytes: [UInt8] = []) throws {
        stream = try #require(tmpfile())
        descriptor = fileno(stream)
        try #require(pwrite(descriptor, bytes, bytes.count, 0) == bytes.count)
    }

    deinit { fclose(stream) }

    /// All bytes of the file.
    var bytes: [UInt8] {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { return [] }
        return withExtendedLifetime(self) {
            [UInt8](unsafeUninitializedCapacity: Int(facts.st_size)) { buffer, count in
                count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
            }
        }
    }
}
