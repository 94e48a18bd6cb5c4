import GRDB

extension Catalog {
    /// Adds the catalog's tables to a migrator; the schema itself refuses what would not make sense.
    public static func registerMigrations(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("catalog-1") { db in
            try db.execute(sql: sourceTable)
            try db.execute(sql: fileTable)
            try db.execute(sql: variantTable)
            try db.execute(sql: "CREATE INDEX variant_of_source ON variant (source)")
            try db.execute(sql: recipeTable)
        }
        migrator.registerMigration("catalog-2") { db in
            for column in searchColumns { try db.execute(sql: "ALTER TABLE variant ADD COLUMN \(column)") }
            try db.execute(sql: "ALTER TABLE source ADD COLUMN graphic INTEGER CHECK (graphic IN (0, 1))")
        }
        migrator.registerMigration("catalog-3") { db in
            for column in publicationColumns { try db.execute(sql: "ALTER TABLE variant ADD COLUMN \(column)") }
            try db.execute(sql: orphanTable)
        }
        migrator.registerMigration("catalog-4") { db in
            try db.execute(sql: "ALTER TABLE variant ADD COLUMN \(damageColumn)")
            try db.execute(sql: ledgerTable)
        }
        migrator.registerMigration("catalog-5") { db in
            try db.execute(sql: "ALTER TABLE source ADD COLUMN \(quarantineColumn)")
        }
    }

    private static let sourceTable = """
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            content BLOB NOT NULL UNIQUE CHECK (length(content) = 32),
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            engine TEXT,
            refusal TEXT,
            format TEXT,
            width INTEGER CHECK (width > 0),
            height INTEGER CHECK (height > 0),
            frames INTEGER CHECK (frames > 0),
            transparent INTEGER CHECK (transparent IN (0, 1)),
            color TEXT,
            placeholder TEXT,
            CHECK (refusal IS NULL OR format IS NULL),
            CHECK ((width IS NULL) = (format IS NULL OR format = 'svg') AND (width IS NULL) = (height IS NULL)
                AND (width IS NULL) = (frames IS NULL) AND (width IS NULL) = (transparent IS NULL))
        ) STRICT
        """

    private static let fileTable = """
        CREATE TABLE file (
            path TEXT PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            size INTEGER NOT NULL,
            mode INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            recorded INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """

    private static let variantTable = """
        CREATE TABLE variant (
            key TEXT NOT NULL UNIQUE,
            source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
            name TEXT NOT NULL UNIQUE,
            width INTEGER NOT NULL CHECK (width > 0),
            height INTEGER NOT NULL CHECK (height > 0),
            bytes INTEGER NOT NULL CHECK (bytes > 0)
        ) STRICT
        """

    /// What the encoder was told, and, where a quality was searched for, the score asked for and the score reached.
    private static let searchColumns = [
        "quality INTEGER CHECK (quality BETWEEN 1 AND 100)", "target REAL", "score REAL",
    ]

    /// What was written, what that cost, whether it was taken away again, and by which options it was made.
    private static let publicationColumns = [
        "digest BLOB CHECK (length(digest) = 16)", "cpu REAL CHECK (cpu >= 0)",
        "withheld INTEGER NOT NULL DEFAULT 0 CHECK (withheld IN (0, 1))", "options INTEGER REFERENCES recipe(id)",
    ]

    /// Published files that nothing calls for, and since when, in seconds since 1970.
    private static let orphanTable = """
        CREATE TABLE orphan (
            name TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL CHECK (bytes >= 0),
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """

    /// Whether the file was read and is not what was written.
    private static let damageColumn = "damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged IN (0, 1))"

    /// Whether the refusal is no verdict on the source but says what reading its header did to workers.
    private static let quarantineColumn = """
        quarantined INTEGER NOT NULL DEFAULT 0 CHECK (quarantined IN (0, 1) AND (quarantined = 0 OR refusal IS NOT NULL))
        """

    /// How long the ledger was when a run left it, in one row.
    private static let ledgerTable = """
        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            bytes INTEGER NOT NULL CHECK (bytes >= 0)
        ) STRICT
        """

    private static let recipeTable = """
        CREATE TABLE recipe (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        ) STRICT
        """
}
