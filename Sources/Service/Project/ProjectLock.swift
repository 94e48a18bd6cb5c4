import Glibc

/// The mark of the one process that owns a project's state; the kernel takes it back when the process dies.
final class ProjectLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Takes the lock if nobody has it.
    ///
    /// - Returns: nil where another process owns the project.
    /// - Throws: `ProjectError.state` where the file cannot be opened, or its file system knows no locks.
    static func take(_ path: String) throws -> ProjectLock? { try lock(path, LOCK_EX | LOCK_NB) }

    /// Waits for the lock on the calling thread for as long as it takes.
    ///
    /// - Throws: `ProjectError.state` where the file cannot be opened, or its file system knows no locks.
    static func wait(_ path: String) throws -> ProjectLock {
        while true {
            if let lock = try lock(path, LOCK_EX) { return lock }
        }
    }

    private static func lock(_ path: String, _ operation: Int32) throws -> ProjectLock? {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
            guard descriptor >= 0 else { throw ProjectError.state(path: path, reason: errnoText()) }
            let lock = ProjectLock(descriptor: descriptor)
            if flock(descriptor, operation) != 0 {
                if errno == EINTR { continue }
                if errno == EWOULDBLOCK { return nil }
                throw ProjectError.state(path: path, reason: errnoText())
            }
            // Who deletes the folder of state takes the file away from under its lock; then the new file counts.
            if lock.holds(path) { return lock }
        }
    }

    /// Whether the locked file is still the one at the path.
    func holds(_ path: String) -> Bool {
        var (locked, named) = (stat(), stat())
        guard fstat(descriptor, &locked) == 0, stat(path, &named) == 0 else { return false }
        return locked.st_ino == named.st_ino && locked.st_dev == named.st_dev
    }
}

/// The text of `errno` for people.
func errnoText() -> String { String(cString: strerror(errno)) }
