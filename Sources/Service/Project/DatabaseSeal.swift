import Catalog
import FileStamps
import Foundation
import GRDB
import Glibc
import Presets
import Store
import Synchronization

/// The hash of the database file as the last whole run left it, by which flipped bits are found that SQLite takes for data.
///
/// It lies beside the file only while nothing was written since: whoever opens the project takes it away, and a run puts
/// the same or a new one back at its end. After other commands there is none until the next run that changes something.
struct DatabaseSeal: Sendable {
    /// The database file.
    let path: String
    /// What the last run left; nil where it was stopped, or something else has written since.
    private let hash: String?
    /// The file when it was sealed; a later run of this process has sealed another.
    private let stamp: FileStamp?
    private let durability: Durability
    private let bytes: DatabaseBytes

    private static func place(of path: String) -> String { path + ".sha256" }

    /// Takes the seal off a database that is not open yet; blocks.
    init(takenOff path: String, durability: Durability) {
        self.path = path
        self.durability = durability
        bytes = DatabaseBytes(path: path)
        let place = Self.place(of: path)
        var log = stat()
        // What is still in the log is not in the file that was hashed.
        let isSettled = lstat(path + "-wal", &log) != 0 || log.st_size == 0
        let text = FileManager.default.contents(atPath: place).map { String(decoding: $0, as: UTF8.self) }
        hash = isSettled ? text.flatMap(ContentHash.init(hexadecimal:))?.description : nil
        stamp = FileStamp(path: path)
        unlink(place)
    }

    /// Closes the database, now open, with the last copy of this, before its own descriptor.
    func outlive(_ database: DatabaseQueue) { bytes.outlive(database) }

    /// Compares the file, to which nothing was written yet, with what the last run left; blocks.
    ///
    /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` where it is another.
    func check() throws {
        guard let hash, FileStamp(path: path) == stamp, let now = bytes.hash(), now != hash else { return }
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "its bytes are not those that the last run left")
    }

    /// Puts the same seal back after a run that wrote nothing; blocks.
    func putBack() {
        if let hash, FileStamp(path: path) == stamp { put(hash) }
    }

    /// Seals what a run has written, unless another program reads it just now; blocks.
    func renew(of database: DatabaseQueue) {
        guard (try? database.writeWithoutTransaction({ try $0.checkpoint(.truncate) })) != nil else { return }
        if let hash = bytes.hash() { put(hash) }
    }

    /// Without it the next run knows less, and that is all.
    private func put(_ hash: String) {
        _ = try? AtomicFile.write(Array(hash.utf8), to: Self.place(of: path), durability: durability)
    }
}

/// The bytes of a database file that SQLite has open, too.
///
/// A class because it owns a descriptor, which it closes after the database: with any descriptor of a file that a process
/// closes, POSIX takes all of its locks on that file away, those of SQLite among them. Another program that closes the
/// database would then believe to be the last one, and remove the log to which this process goes on writing.
private final class DatabaseBytes: Sendable {
    private let path: String
    private let descriptor = Mutex<Int32>(-1)
    private let database = Mutex<DatabaseQueue?>(nil)

    init(path: String) {
        self.path = path
    }

    deinit {
        try? database.withLock { try $0?.close() }
        descriptor.withLock { if $0 >= 0 { close($0) } }
    }

    /// Takes it upon itself to close a database.
    func outlive(_ database: DatabaseQueue) { self.database.withLock { $0 = database } }

    /// The hash of the bytes; nil where they cannot be read.
    func hash() -> String? {
        descriptor.withLock { descriptor in
            if descriptor < 0 { descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
            guard descriptor >= 0 else { return nil }
            return (try? ContentHash(reading: descriptor))?.description
        }
    }
}
