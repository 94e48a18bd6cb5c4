import Glibc

/// What tells an open file from every other, and from itself with other content.
struct FileIdentity: Hashable {
    private let device: UInt64, inode: UInt64
    private let size: Int64
    /// When it was last changed, content and all else, in seconds and nanoseconds.
    private let times: [Int]

    /// Reads the identity; nil where the system does not tell.
    init?(of descriptor: Int32) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { return nil }
        device = UInt64(facts.st_dev)
        inode = UInt64(facts.st_ino)
        size = Int64(facts.st_size)
        times = [facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec, facts.st_ctim.tv_sec, facts.st_ctim.tv_nsec]
    }
}
