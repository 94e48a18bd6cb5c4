import Catalog
import GRDB
import Glibc
import JobQueue
import Presets

/// The one SQLite file of a project, which holds the catalog and the queue so that their rows commit together.
enum ProjectDatabase {
    /// Opens the file for reading alone, which the owner's writing does not hinder.
    static func openForReading(_ path: String) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Finds out whether the pages of a database hold together, without looking into its indexes.
    ///
    /// - Throws: `DatabaseError` with `SQLITE_CORRUPT` where they do not.
    static func check(_ db: Database) throws {
        let finding = try String.fetchOne(db, sql: "PRAGMA quick_check(1)")
        if finding != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding) }
    }

    /// What a database's refusal means for the project's owner; a damaged database is put aside, so that the next run
    /// builds all anew from sources, variants and the ledger.
    static func refusal(_ error: DatabaseError, of path: String) -> ProjectError {
        guard [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) else { return ProjectError(error, in: path) }
        guard rename(path, path + ".damaged") == 0 else { return ProjectError(error, in: path) }
        // Its log would be taken for that of the database that is made next.
        rename(path + "-wal", path + ".damaged-wal")
        unlink(path + "-shm")
        let reason = error.message ?? "\(error.resultCode)"
        return .damaged(path: path, reason: reason.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    /// Opens the file, which is made where it does not exist, and brings its tables up to date.
    ///
    /// With `batch` a power cut may lose the last commits, never the file: what they recorded is found missing and made
    /// again.
    static func open(_ path: String, durability: Durability) throws -> DatabaseQueue {
        var facts = stat()
        guard lstat(path, &facts) != 0 || facts.st_mode & S_IFMT == S_IFREG else {
            throw ProjectError.state(path: path, reason: "it is no file of its own")
        }
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            // First, since making the log flushes too.
            try db.execute(sql: "PRAGMA synchronous = \(durability.synchronous)")
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        var migrator = DatabaseMigrator()
        Catalog.registerMigrations(in: &migrator)
        JobQueue.registerMigrations(in: &migrator)
        if try database.read({ try migrator.hasBeenSuperseded($0) }) {
            throw ProjectError.state(path: path, reason: "a newer version of this program wrote it")
        }
        try migrator.migrate(database)
        return database
    }
}

extension Durability {
    /// The word of SQLite's for it: `NORMAL` flushes when the log is taken over into the file, `FULL` at each commit, too.
    fileprivate var synchronous: String {
        switch self {
        case .none: "OFF"
        case .batch: "NORMAL"
        case .full: "FULL"
        }
    }
}
