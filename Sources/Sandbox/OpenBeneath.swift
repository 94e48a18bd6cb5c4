import CSandbox
import Glibc

/// Opens files of a folder and none outside of it, whatever becomes of links on the way.
public enum OpenBeneath {
    /// Opens a file for reading; never waits for a pipe.
    ///
    /// The kernel follows links only while they stay below the root (`openat2`, `RESOLVE_BENEATH`). It refuses links with
    /// absolute paths even where they lead back inside, and old kernels do not know the call; then the file is opened and
    /// asked where it is, which nobody can change under an open descriptor without moving the file itself.
    ///
    /// - Parameters:
    ///   - path: The path relative to the root.
    ///   - root: The absolute path of the folder, without links.
    /// - Returns: The descriptor, which the caller closes; nil with `errno` where there is no such file, `EXDEV` where it is
    ///   outside.
    public static func file(_ path: String, root: String) -> Int32? {
        let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        defer { close(folder) }
        let flags = UInt64(O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        let descriptor = csandbox_open_beneath(folder, path, flags)
        if descriptor >= 0 { return descriptor }
        guard errno == EXDEV || errno == ENOSYS || errno == EPERM else { return nil }
        return checked(openat(folder, path, Int32(flags)), root: root)
    }

    private static func checked(_ descriptor: Int32, root: String) -> Int32? {
        guard descriptor >= 0 else { return nil }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
        let place = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        let inside = Array((root == "/" ? root : root + "/").utf8)
        if count > 0, place.starts(with: inside) { return descriptor }
        close(descriptor)
        errno = EXDEV
        return nil
    }
}
