import Foundation
import GRDB
import Testing

@testable import Catalog

@Suite("Marks of files that nothing calls for")
struct OrphanTests {
    private let catalog = Catalog()
    private let database: DatabaseQueue

    init() throws {
        database = try DatabaseQueue()
        var migrator = DatabaseMigrator()
        Catalog.registerMigrations(in: &migrator)
        try migrator.migrate(database)
    }

    private func mark(_ name: String, _ seconds: Double) -> OrphanRecord {
        OrphanRecord(name: name, bytes: 9, since: Date(timeIntervalSince1970: seconds))
    }

    @Test("are given back as they were made, and keep their first date")
    func dates() throws {
        try database.write { db in
            try catalog.mark([mark("a", 1000), mark("b", 2000)], in: db)
            try catalog.mark([mark("a", 3000)], in: db)
            #expect(try catalog.orphans(in: db) == ["a": mark("a", 1000), "b": mark("b", 2000)])
        }
    }

    @Test("go one by one or all at once")
    func unmarking() throws {
        try database.write { db in
            try catalog.mark(["a", "b", "c"].map { mark($0, 1000) }, in: db)
            try catalog.unmark(["b", "unknown"], in: db)
            #expect(try catalog.orphans(in: db).keys.sorted() == ["a", "c"])
            #expect(try catalog.unmarkAll(in: db) == 2)
            #expect(try catalog.orphans(in: db).isEmpty)
        }
    }

    @Test("go together with the variants of the files that were removed, and no others")
    func forgetting() throws {
        try database.write { db in
            let content = try #require(ContentHash(bytes: [UInt8](repeating: 1, count: 32)))
            let source = try catalog.source(content: content, bytes: 1, in: db).id
            for name in ["a", "b"] {
                let variant = VariantRecord(source: source, key: "k\(name)", name: name, width: 1, height: 1, bytes: 9)
                try catalog.record(variant, in: db)
            }
            try catalog.mark(["a", "b"].map { mark($0, 1000) }, in: db)
            try catalog.forgetOrphans(["a"], in: db)
            #expect(try catalog.variants(in: db).keys.sorted() == ["kb"])
            #expect(try catalog.orphans(in: db).keys.sorted() == ["b"])
        }
    }
}
