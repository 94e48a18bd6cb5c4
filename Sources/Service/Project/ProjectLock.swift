import Glibc

/// The mark of the one process that owns a project's state; the kernel takes it back when the process dies.
public final class ProjectLock: Sendable {
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
    /// - Throws: `ProjectError.state` where the lock's file cannot be opened.
    public static func take(_ layout: ProjectLayout) throws -> ProjectLock? {
        let descriptor = open(layout.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw ProjectError.state(path: layout.lock, reason: errnoText()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        let text = "\(getpid())\n"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, text.utf8.count, 0) }
        return ProjectLock(descriptor: descriptor)
    }

    /// Waits for the lock on the calling thread for as long as it takes.
    ///
    /// - Throws: `ProjectError.state` where the lock's file cannot be opened.
    public static func wait(for layout: ProjectLayout) throws -> ProjectLock {
        let descriptor = open(layout.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw ProjectError.state(path: layout.lock, reason: errnoText()) }
        while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
        return ProjectLock(descriptor: descriptor)
    }
}

/// The text of `errno` for people.
func errnoText() -> String { String(cString: strerror(errno)) }
