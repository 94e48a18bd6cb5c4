import GRDB
import Presets
import TestSupport
import Testing

@testable import Service

@Suite("The database of a project")
struct ProjectDatabaseTests {
    /// SQLite's numbers for `OFF`, `NORMAL` and `FULL`.
    private static let levels: [(Durability, Int)] = [(.none, 0), (.batch, 1), (.full, 2)]

    @Test("flushes as the durability asks, and always keeps a log", arguments: levels)
    func synchronous(durability: Durability, level: Int) throws {
        let folder = try TemporaryFolder()
        let database = try ProjectDatabase.open(folder.path("a.sqlite"), durability: durability)
        let found = try database.read { db in
            (try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"))
        }
        #expect(found.0 == level)
        #expect(found.1 == "wal")
    }
}
