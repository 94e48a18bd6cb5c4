import FileStamps
import Glibc

/// The first bytes of a text file.
struct FileHead {
    var bytes: [UInt8]
    /// Whether the file ends with them.
    var isWhole: Bool
    /// What the file system said before they were read.
    var stamp: FileStamp

    /// Reads the beginning of a regular file; nil with `errno` where that fails or the path is of something else.
    static func read(_ path: String, upTo limit: Int) -> FileHead? {
        // Without O_NONBLOCK a pipe that took the file's place would block for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var record = stat()
        guard fstat(descriptor, &record) == 0 else { return nil }
        let status = FileStatus(record)
        guard status.kind == .file else {
            errno = EINVAL
            return nil
        }
        // One byte more than asked tells a file that just fits from a longer one.
        let capacity = min(max(status.size, 0), limit) + 1
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            while count < capacity {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
                if got < 0, errno == EINTR { continue }
                failed = got < 0
                guard got > 0 else { break }
                count += got
            }
        }
        guard !failed else { return nil }
        return FileHead(
            bytes: Array(bytes.prefix(limit)),
            isWhole: bytes.count <= limit && bytes.count < capacity,
            stamp: FileStamp(record)
        )
    }
}
