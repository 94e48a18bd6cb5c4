import Glibc

/// Bytes of a file by its descriptor, without moving the descriptor's position.
enum FileBytes {
    /// The length of the file in bytes.
    static func length(of descriptor: Int32) throws(RenderingError) -> Int {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            throw RenderingError(.failed, "cannot examine the open file: \(String(cString: strerror(errno)))")
        }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw RenderingError(.badInput, "it is not a regular file") }
        return Int(facts.st_size)
    }

    /// The first bytes, fewer than asked for where the file is shorter or cannot be read.
    static func head(of descriptor: Int32, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
        }
    }
}
