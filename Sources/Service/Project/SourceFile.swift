import Catalog
import FileStamps
import Glibc
import Sandbox

/// An open source file; closed when the value goes out of scope.
struct SourceFile: ~Copyable {
    /// The open file, for reading.
    let descriptor: Int32
    /// What the file system said when it was opened.
    let stamp: FileStamp

    /// Opens a regular file; never blocks on a pipe or device.
    ///
    /// - Parameter followsLink: Whether the path may be that of a symbolic link.
    /// - Throws: `SystemError`, `NotAFile`.
    init(path: String, followsLink: Bool = true) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW))
        var facts = stat()
        if descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
            close(descriptor)
            throw NotAFile()
        }
        try self.init(descriptor: descriptor >= 0 ? descriptor : nil)
    }

    /// Opens a regular file of a site, and none outside of it: a link may be turned after it was looked at.
    ///
    /// - Throws: `SystemError`.
    init(_ path: String, of layout: ProjectLayout) throws {
        try self.init(descriptor: OpenBeneath.file(path, root: layout.root))
    }

    private init(descriptor: Int32?) throws {
        guard let descriptor else { throw SystemError(code: errno, action: "open") }
        do {
            stamp = try FileStamp(descriptor: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Whether the file is still what it was when it was opened.
    func isUnchanged() -> Bool { (try? FileStamp(descriptor: descriptor)) == stamp }
}

/// What is to be read is a folder, a pipe or a device.
struct NotAFile: Error, CustomStringConvertible {
    let description = "it is not a regular file"
}

/// A source is not what it was when the run began; nothing is known of what it is now.
struct SourceChanged: Error, CustomStringConvertible {
    let description = "it changed during the run; run the same command again"
}
