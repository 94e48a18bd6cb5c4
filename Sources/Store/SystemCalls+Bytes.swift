import Glibc

/// Reading and writing that goes on until all is done.
extension SystemCalls {
    /// Writes all of the bytes.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
            done += try progress(count, "write", path)
        }
    }

    /// Reads up to a number of bytes; fewer only where the file ends.
    static func readAll(_ length: Int, from descriptor: Int32, _ path: String) throws(StoreError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: length)
        var done = 0
        while done < length {
            let count = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress.map { $0 + done }, length - done)
            }
            if count == 0 { break }
            done += try progress(count, "read", path)
        }
        return Array(bytes.prefix(done))
    }

    /// How many bytes a call moved: none when a signal came first.
    private static func progress(_ count: Int, _ action: String, _ path: String) throws(StoreError) -> Int {
        if count >= 0 { return count }
        let code = errno
        guard code == EINTR else { throw .system(action: action, path: path, code: code) }
        return 0
    }
}
