import GRDB

extension Catalog {
    /// The source that stood at a path when that was last read; nil where none did.
    public func source(at path: String, in db: Database) throws -> SourceRecord? {
        try sources(at: [path], in: db).first.flatMap { try source($0, in: db) }
    }

    /// Whether a file of the store is a published variant.
    public func isVariant(named name: String, in db: Database) throws -> Bool {
        let find = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT * FROM variant WHERE name = ? AND withheld = 0)"
        )
        return try Bool.fetchOne(find, arguments: [name]) ?? false
    }

    /// The sources of which variants were made last, the last one first.
    ///
    /// - Parameter limit: The most sources.
    public func lastRendered(limit: Int, in db: Database) throws -> [Int64] {
        // A source has a few dozen variants, made one after the other; rows keep the order in which they were written.
        let rows = try Int64.fetchCursor(db, sql: "SELECT source FROM variant ORDER BY rowid DESC LIMIT \(limit * 64)")
        var found: [Int64] = []
        var seen: Set<Int64> = []
        while found.count < limit, let source = try rows.next() {
            if seen.insert(source).inserted { found.append(source) }
        }
        return found
    }
}
