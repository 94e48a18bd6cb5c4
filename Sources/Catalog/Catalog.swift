import FileStamps
import Foundation
import GRDB

/// What is known of every source and variant.
///
/// Each function takes the open transaction, so that its rows commit together with those of the job queue.
public struct Catalog: Sendable {
    /// Makes a catalog; its state is all in the database.
    public init() {}

    // MARK: Sources

    /// Whether nothing is known at all.
    public func isEmpty(in db: Database) throws -> Bool {
        try !(Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT * FROM source)") ?? false)
    }

    /// The source of a row; nil where there is none.
    public func source(_ id: Int64, in db: Database) throws -> SourceRecord? {
        let sql = "SELECT \(SourceRecord.columns) FROM source WHERE id = ?"
        return try Row.fetchOne(db, sql: sql, arguments: [id]).flatMap(SourceRecord.init(row:))
    }

    /// Every source, by row.
    public func sources(in db: Database) throws -> [Int64: SourceRecord] {
        var records: [Int64: SourceRecord] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT \(SourceRecord.columns) FROM source")
        while let row = try rows.next() {
            guard let record = SourceRecord(row: row) else { continue }
            records[record.id] = record
        }
        return records
    }

    /// The row of the source with this content, made where there is none yet.
    public func source(content: ContentHash, bytes: Int, in db: Database) throws -> SourceRecord {
        let blob = Data(content.bytes)
        let find = try db.cachedStatement(sql: "SELECT \(SourceRecord.columns) FROM source WHERE content = ?")
        if let row = try Row.fetchOne(find, arguments: [blob]), let record = SourceRecord(row: row) { return record }
        let insert = try db.cachedStatement(sql: "INSERT INTO source (content, bytes) VALUES (?, ?)")
        try insert.execute(arguments: [blob, bytes])
        return SourceRecord(id: db.lastInsertedRowID, content: content, bytes: bytes)
    }

    /// Records what a worker said of a source, and which engine the worker ran.
    public func judge(_ source: Int64, as verdict: SourceRecord.Verdict, engine: String, in db: Database) throws {
        var refusal: String?
        var isQuarantined = false
        var format: String?
        var header: SourceRecord.Header?
        switch verdict {
        case .usable(let usable):
            header = usable
            format = usable.format
        case .vector: format = "svg"
        case .refused(let reason): refusal = reason
        case .quarantined(let reason): (refusal, isQuarantined) = (reason, true)
        }
        let update = try db.cachedStatement(
            sql: """
                UPDATE source SET engine = ?, refusal = ?, format = ?, width = ?, height = ?, frames = ?, transparent = ?,
                    graphic = ?, quarantined = ? WHERE id = ?
                """
        )
        try update.execute(arguments: [
            engine, refusal, format, header?.width, header?.height, header?.frames, header?.transparent,
            header?.graphic, isQuarantined, source,
        ])
    }

    /// Forgets what was said of sources by any other engine than this one, since another one may say otherwise.
    public func forgetVerdicts(notOf engine: String, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE source SET engine = NULL, refusal = NULL, format = NULL, width = NULL, height = NULL,
                    frames = NULL, transparent = NULL, graphic = NULL, quarantined = 0 WHERE engine <> ?
                """,
            arguments: [engine]
        )
    }

    /// Forgets refusals, so that workers look at those sources again.
    ///
    /// - Parameter quarantinedOnly: Whether only sources in quarantine are meant.
    /// - Returns: The number of sources.
    public func forgetRefusals(quarantinedOnly: Bool = false, in db: Database) throws -> Int {
        try db.execute(
            sql: """
                UPDATE source SET engine = NULL, refusal = NULL, quarantined = 0
                WHERE refusal IS NOT NULL AND quarantined >= ?
                """,
            arguments: [quarantinedOnly]
        )
        return db.changesCount
    }

    /// Forgets the refusal of one source, so that a worker looks at it again, and returns whether that changes anything,
    /// as 0 or 1.
    public func forgetRefusal(of source: Int64, in db: Database) throws -> Int {
        try db.execute(
            sql: """
                UPDATE source SET engine = NULL, refusal = NULL, quarantined = 0 WHERE id = ? AND refusal IS NOT NULL
                """,
            arguments: [source]
        )
        return db.changesCount
    }

    /// Records how a source looks.
    public func record(_ look: SourceRecord.Look, of source: Int64, in db: Database) throws {
        let update = try db.cachedStatement(sql: "UPDATE source SET color = ?, placeholder = ? WHERE id = ?")
        try update.execute(arguments: [look.color, look.placeholder, source])
    }

    // MARK: Files

    /// What stood at every path when it was last read.
    public func files(in db: Database) throws -> [String: FileRecord] {
        var records: [String: FileRecord] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT \(FileRecord.columns) FROM file")
        while let row = try rows.next() {
            let record = FileRecord(row: row)
            records[record.path] = record
        }
        return records
    }

    /// The rows of the sources that stood at paths when those were last read; unknown paths are left out.
    public func sources(at paths: [String], in db: Database) throws -> [Int64] {
        let find = try db.cachedStatement(sql: "SELECT source FROM file WHERE path = ?")
        return try paths.compactMap { try Int64.fetchOne(find, arguments: [$0]) }
    }

    /// The first of the paths at which a source stood when they were last read; nil where it is no longer there.
    public func path(of source: Int64, in db: Database) throws -> String? {
        let find = try db.cachedStatement(sql: "SELECT MIN(path) FROM file WHERE source = ?")
        return try String.fetchOne(find, arguments: [source])
    }

    /// Records what stands at a path.
    public func record(_ file: FileRecord, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO file (\(FileRecord.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        try statement.execute(arguments: [
            file.path, file.source, file.stamp.device, file.stamp.inode, file.stamp.size, file.stamp.mode,
            file.stamp.modified, file.stamp.changed, file.recorded,
        ])
    }

    // MARK: Variants

    /// Every published variant, by key.
    public func variants(in db: Database) throws -> [String: VariantRecord] {
        var records: [String: VariantRecord] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT \(VariantRecord.columns) FROM variant")
        while let row = try rows.next() {
            let record = VariantRecord(row: row)
            records[record.key] = record
        }
        return records
    }

    /// The published variants of one source, by key.
    public func variants(of source: Int64, in db: Database) throws -> [String: VariantRecord] {
        let sql = "SELECT \(VariantRecord.columns) FROM variant WHERE source = ?"
        let records = try Row.fetchAll(db, sql: sql, arguments: [source]).map(VariantRecord.init(row:))
        return Dictionary(records.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    }

    /// Records a variant that is whole on disk.
    public func record(_ variant: VariantRecord, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO variant (\(VariantRecord.columns))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: [
            variant.source, variant.key, variant.name, variant.width, variant.height, variant.bytes,
            variant.quality, variant.look?.target, variant.look?.score, variant.digest.map { Data($0) }, variant.cpu,
            variant.isWithheld, variant.isDamaged,
        ])
    }

    /// Notes by which options a variant was made, in one canonical line, so that people can be told what changed.
    public func record(options: String, ofVariant key: String, in db: Database) throws {
        let number = try recipe(options, in: db)
        let statement = try db.cachedStatement(sql: "UPDATE variant SET options = ? WHERE key = ?")
        try statement.execute(arguments: [number, key])
    }

    /// The options by which the variants of a source were made, by key; none for those that an older version made.
    public func options(ofVariantsOf source: Int64, in db: Database) throws -> [String: String] {
        let sql = "SELECT key, text FROM variant JOIN recipe ON recipe.id = variant.options WHERE source = ?"
        let rows = try Row.fetchAll(db, sql: sql, arguments: [source])
        return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    }

    /// Notes that the files of variants are taken away, because their formats do not pay.
    public func withhold(keys: some Sequence<String>, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE variant SET withheld = 1 WHERE key = ?")
        for key in keys { try statement.execute(arguments: [key]) }
    }

    /// Notes that the files of variants that were withheld have been made again.
    func unwithhold(keys: some Sequence<String>, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE variant SET withheld = 0 WHERE key = ? AND withheld = 1")
        for key in keys { try statement.execute(arguments: [key]) }
    }

    /// Notes whether the files of variants, when read, were what was written.
    public func mark(damaged: Bool, keys: some Sequence<String>, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE variant SET damaged = ? WHERE key = ?")
        for key in keys { try statement.execute(arguments: [damaged, key]) }
    }

    /// Forgets variants whose files are gone.
    public func forgetVariants(keys: some Sequence<String>, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM variant WHERE key = ?")
        for key in keys { try statement.execute(arguments: [key]) }
    }

    // MARK: Recipes

    /// The recipe that a number stands for; nil where it stands for none.
    public func recipeText(_ id: Int64, in db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT text FROM recipe WHERE id = ?", arguments: [id])
    }

    /// The small number that stands for a recipe in the job queue's unique key.
    public func recipe(_ text: String, in db: Database) throws -> Int64 {
        let known = try db.cachedStatement(sql: "SELECT id FROM recipe WHERE text = ?")
        if let id = try Int64.fetchOne(known, arguments: [text]) { return id }
        try db.execute(sql: "INSERT INTO recipe (text) VALUES (?)", arguments: [text])
        return db.lastInsertedRowID
    }
}
