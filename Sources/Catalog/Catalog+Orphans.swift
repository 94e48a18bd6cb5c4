import Foundation
import GRDB

/// A published file that nothing calls for, as it was marked.
public struct OrphanRecord: Sendable, Hashable {
    /// The file name in the store.
    public var name: String
    /// The length in bytes.
    public var bytes: Int
    /// When it was first found to be one, in whole seconds.
    public var since: Date

    /// Makes a mark.
    public init(name: String, bytes: Int, since: Date) {
        self.name = name
        self.bytes = bytes
        self.since = since
    }
}

extension Catalog {
    /// Every marked file, by name.
    public func orphans(in db: Database) throws -> [String: OrphanRecord] {
        var records: [String: OrphanRecord] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT name, bytes, since FROM orphan")
        while let row = try rows.next() {
            let since = Date(timeIntervalSince1970: Double(row[2] as Int64))
            let record = OrphanRecord(name: row[0], bytes: row[1], since: since)
            records[record.name] = record
        }
        return records
    }

    /// Marks files; one that is marked keeps its date.
    public func mark(_ orphans: some Sequence<OrphanRecord>, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO orphan (name, bytes, since) VALUES (?, ?, ?)"
        )
        for orphan in orphans {
            let since = Int64(orphan.since.timeIntervalSince1970.rounded(.down))
            try statement.execute(arguments: [orphan.name, orphan.bytes, since])
        }
    }

    /// Takes the marks of some files away; the files stay known.
    public func unmark(_ names: some Sequence<String>, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM orphan WHERE name = ?")
        for name in names { try statement.execute(arguments: [name]) }
    }

    /// Takes every mark away.
    ///
    /// - Returns: How many there were.
    public func unmarkAll(in db: Database) throws -> Int {
        try db.execute(sql: "DELETE FROM orphan")
        return db.changesCount
    }

    /// Forgets marked files that were removed: their marks, and that they were variants.
    public func forgetOrphans(_ names: some Sequence<String>, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM variant WHERE name = ?")
        for name in names { try statement.execute(arguments: [name]) }
        try unmark(names, in: db)
    }
}
