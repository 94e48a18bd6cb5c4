import Glibc
import Sandbox

/// An open file of a site, which is read from its begin to its end; closed with the last reference to it.
public final class SiteFile: Sendable {
    /// The length in bytes when it was opened.
    public let bytes: Int
    private let descriptor: Int32

    /// Opens a regular file and none outside of a folder; nil where there is none.
    init?(_ path: String, beneath root: String) {
        guard let descriptor = OpenBeneath.file(path, root: root) else { return nil }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        bytes = Int(facts.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Reads a part of the file.
    ///
    /// - Parameters:
    ///   - offset: Where it begins, in bytes.
    ///   - count: The most bytes, at least 1.
    /// - Returns: What stands there; empty at the end of the file and where it cannot be read.
    public func read(at offset: Int, count: Int) async throws -> [UInt8] {
        try await offPool { [descriptor] in
            withExtendedLifetime(self) {
                [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                    filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(offset)))
                }
            }
        }
    }
}
