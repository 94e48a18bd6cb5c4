import Glibc

/// A file that is being written and that nobody sees yet.
///
/// A class because it owns a descriptor and a name on disk: when the last reference goes, the descriptor is closed and,
/// unless the file was published, the file is removed. Keep it for as long as its descriptor is in use.
public final class StagedFile: Sendable {
    /// Open for reading and writing, and closed on exec; may be sent to another process.
    public let descriptor: Int32
    /// Where the file lies until it is published.
    public let path: String
    /// The folder, which is what people are told: the name is another each time.
    private let folder: String

    /// Makes an empty file in a folder, under a name that no other file has or had.
    init(in folder: String) throws(StoreError) {
        let name = String(UInt64.random(in: .min ... .max), radix: 16)
        let path = "\(folder)/\(name)"
        self.path = path
        self.folder = folder
        self.descriptor = try SystemCalls.check("make a temporary file in", folder) {
            open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        }
    }

    deinit {
        close(descriptor)
        // A published file has left this name; names are random, so nothing else can have it.
        unlink(path)
    }

    /// The length in bytes.
    func size() throws(StoreError) -> Int {
        var facts = Glibc.stat()
        try SystemCalls.check("look at a temporary file in", folder) { fstat(descriptor, &facts) }
        return Int(facts.st_size)
    }

    /// Brings the file's bytes and its length to the device.
    func flush() throws(StoreError) {
        try SystemCalls.check("flush a temporary file in", folder) { fsync(descriptor) }
    }

    /// Throws when any of the file's pages could not be written since it was made, even if another flush met the error.
    func checkWrittenBack() throws(StoreError) {
        try SystemCalls.check("write a temporary file in", folder) { LinuxCalls.awaitWriteback(descriptor) }
    }
}
