import Foundation

/// Keeps other processes from committing to an SQLite database in WAL mode for as long as the object lives.
///
/// A connection of the tests' own could do the same, but would tidy the log of a killed process when it closes.
final class CommitBarrier {
    private let descriptor: Int32

    /// Waits for the commit under way, if any, and holds up the next one.
    init(_ database: String) throws {
        descriptor = open(database + "-shm", O_RDWR | O_CLOEXEC)
        // The writer's lock is byte 120 of the WAL index, by "WAL-mode File Format" of SQLite's documentation.
        var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 120, l_len: 1, l_pid: 0)
        guard descriptor >= 0, fcntl(descriptor, F_SETLKW, &lock) == 0 else { throw CocoaError(.fileLocking) }
    }

    deinit { close(descriptor) }
}
