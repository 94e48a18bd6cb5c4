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

    /// Makes bytes the whole content of an open file.
    static func replace(_ descriptor: Int32, with bytes: [UInt8]) throws(RenderingError) {
        // A descriptor that cannot be cut or moved, as a pipe, simply gets the bytes.
        ftruncate(descriptor, 0)
        lseek(descriptor, 0, SEEK_SET)
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                let code = written < 0 ? errno : EIO
                throw RenderingError(.device, "cannot write: \(String(cString: strerror(code)))", code: code)
            }
            done += written
        }
    }
}
