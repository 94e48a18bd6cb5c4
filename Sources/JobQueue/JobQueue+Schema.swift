import GRDB

extension JobQueue {
    /// Adds the table `job` to the migrations of the database that the caller opens.
    public static func registerMigrations(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("JobQueue 1") { db in
            try db.execute(sql: table)
            try db.execute(sql: indexes)
        }
        migrator.registerMigration("JobQueue 2") { db in
            // SQLite cannot change a check in place.
            try db.execute(sql: "ALTER TABLE job RENAME TO jobBefore")
            for index in ["jobAvailable", "jobRunning", "jobRetryable"] { try db.execute(sql: "DROP INDEX \(index)") }
            try db.execute(sql: tableWithQuarantine)
            try db.execute(sql: "INSERT INTO job (\(columnsBefore)) SELECT \(columnsBefore) FROM jobBefore")
            try db.execute(sql: "DROP TABLE jobBefore")
            try db.execute(sql: indexes)
        }
    }

    private static let columnsBefore = """
        id, source, recipe, priority, state, attempt, failures, reason, enqueuedAt, attemptedAt, retryAt, finishedAt
        """

    /// The checks say what no sequence of operations may break, so that a fault shows at the write that makes it.
    private static let table = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL,
            recipe INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('available', 'running', 'retryable', 'completed', 'discarded', 'cancelled')),
            attempt INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            enqueuedAt INTEGER NOT NULL,
            attemptedAt INTEGER,
            retryAt INTEGER,
            finishedAt INTEGER,
            UNIQUE (source, recipe),
            CHECK (failures BETWEEN 0 AND attempt),
            CHECK ((attempt > 0) = (attemptedAt IS NOT NULL)),
            CHECK (state <> 'running' OR attempt > 0),
            CHECK (state <> 'discarded' OR reason IS NOT NULL),
            CHECK ((state = 'retryable') = (retryAt IS NOT NULL)),
            CHECK ((state IN ('completed', 'discarded', 'cancelled')) = (finishedAt IS NOT NULL))
        ) STRICT
        """

    /// The table with the state `quarantined` and with the number of kills.
    private static let tableWithQuarantine = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL,
            recipe INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (
                state IN ('available', 'running', 'retryable', 'completed', 'discarded', 'quarantined', 'cancelled')
            ),
            attempt INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            kills INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            enqueuedAt INTEGER NOT NULL,
            attemptedAt INTEGER,
            retryAt INTEGER,
            finishedAt INTEGER,
            UNIQUE (source, recipe),
            CHECK (failures BETWEEN 0 AND attempt),
            CHECK (kills BETWEEN 0 AND attempt),
            CHECK ((attempt > 0) = (attemptedAt IS NOT NULL)),
            CHECK (state <> 'running' OR attempt > 0),
            CHECK (state NOT IN ('discarded', 'quarantined') OR reason IS NOT NULL),
            CHECK ((state = 'retryable') = (retryAt IS NOT NULL)),
            CHECK ((state IN ('completed', 'discarded', 'quarantined', 'cancelled')) = (finishedAt IS NOT NULL))
        ) STRICT
        """

    /// Each index holds only the rows of one state, so that a million completed jobs cost a claim nothing.
    private static let indexes = """
        CREATE INDEX jobAvailable ON job (priority) WHERE state = 'available';
        CREATE INDEX jobRunning ON job (attemptedAt) WHERE state = 'running';
        CREATE INDEX jobRetryable ON job (retryAt) WHERE state = 'retryable';
        """
}
