import GRDB
import Testing

@testable import Catalog

@Suite("The catalog")
struct CatalogTests {
    private let catalog = Catalog()
    private let database: DatabaseQueue

    init() throws {
        database = try DatabaseQueue()
        var migrator = DatabaseMigrator()
        Catalog.registerMigrations(in: &migrator)
        try migrator.migrate(database)
    }

    private func content(_ byte: UInt8) throws -> ContentHash {
        try #require(ContentHash(bytes: [UInt8](repeating: byte, count: 32)))
    }

    private let header = SourceRecord.Header(format: "jpeg", width: 940, height: 650, frames: 1, transparent: false)

    @Test("knows a source by its content, wherever it stands")
    func identity() throws {
        try database.write { db in
            let first = try catalog.source(content: content(1), bytes: 10, in: db)
            let again = try catalog.source(content: content(1), bytes: 10, in: db)
            let other = try catalog.source(content: content(2), bytes: 10, in: db)
            #expect(first.id == again.id)
            #expect(first.id != other.id)
        }
    }

    @Test("believes a ledger that says of what was withheld that it was made again, or not", arguments: [true, false])
    func madeAgain(isMadeAgain: Bool) throws {
        try database.write { db in
            let source = try catalog.source(content: content(1), bytes: 1, in: db)
            try catalog.judge(source.id, as: .usable(header), engine: "e", in: db)
            let key = String(repeating: "k", count: VariantKey.length)
            let variant = VariantRecord(
                source: source.id,
                key: key,
                name: "a-9-\(key).jpg",
                width: 9,
                height: 9,
                bytes: 1
            )
            try catalog.record(variant, in: db)
            let made = try catalog.ledger(engine: "e", in: db)
            try catalog.withhold(keys: [key], in: db)
            let text = made + Ledger.lines(withheld: [key]) + (isMadeAgain ? made : "")
            try catalog.restore(text, in: db)
            #expect(try catalog.variants(in: db)[key]?.isWithheld == !isMadeAgain)
        }
    }

    @Test("gives back each verdict as it was recorded")
    func verdicts() throws {
        let verdicts: [SourceRecord.Verdict] = [
            .usable(header), .vector, .refused(reason: "it is cut off"), .quarantined(reason: "it crashed"),
        ]
        try database.write { db in
            for (index, verdict) in verdicts.enumerated() {
                let source = try catalog.source(content: content(UInt8(index)), bytes: 1, in: db)
                try catalog.judge(source.id, as: verdict, engine: "e", in: db)
                #expect(try catalog.sources(in: db)[source.id]?.verdict == verdict)
            }
        }
    }

    @Test("a later verdict replaces the earlier one whole")
    func replacedVerdict() throws {
        try database.write { db in
            let source = try catalog.source(content: content(1), bytes: 1, in: db)
            try catalog.judge(source.id, as: .refused(reason: "too large"), engine: "e", in: db)
            try catalog.judge(source.id, as: .usable(header), engine: "e", in: db)
            #expect(try catalog.sources(in: db)[source.id]?.verdict == .usable(header))
        }
    }

    @Test("forgets what another engine said, and keeps what this one said")
    func engines() throws {
        try database.write { db in
            let old = try catalog.source(content: content(1), bytes: 1, in: db)
            let new = try catalog.source(content: content(2), bytes: 1, in: db)
            try catalog.judge(old.id, as: .usable(header), engine: "libvips 8.14", in: db)
            try catalog.judge(new.id, as: .usable(header), engine: "libvips 8.15", in: db)
            try catalog.forgetVerdicts(notOf: "libvips 8.15", in: db)
            let sources = try catalog.sources(in: db)
            #expect(sources[old.id]?.verdict == nil)
            #expect(sources[new.id]?.verdict == .usable(header))
        }
    }

    @Test("forgets refusals alone when they are to be tried again")
    func refusals() throws {
        try database.write { db in
            let good = try catalog.source(content: content(1), bytes: 1, in: db)
            let bad = try catalog.source(content: content(2), bytes: 1, in: db)
            try catalog.judge(good.id, as: .usable(header), engine: "e", in: db)
            try catalog.judge(bad.id, as: .refused(reason: "no"), engine: "e", in: db)
            #expect(try catalog.forgetRefusals(in: db) == 1)
            #expect(try catalog.sources(in: db)[good.id]?.verdict == .usable(header))
            #expect(try catalog.sources(in: db)[bad.id]?.verdict == nil)
        }
    }

    @Test("forgets what is in quarantine without what was refused")
    func quarantined() throws {
        try database.write { db in
            let refused = try catalog.source(content: content(1), bytes: 1, in: db)
            let crashed = try catalog.source(content: content(2), bytes: 1, in: db)
            try catalog.judge(refused.id, as: .refused(reason: "no"), engine: "e", in: db)
            try catalog.judge(crashed.id, as: .quarantined(reason: "it crashed"), engine: "e", in: db)
            #expect(try catalog.forgetRefusals(quarantinedOnly: true, in: db) == 1)
            #expect(try catalog.sources(in: db)[refused.id]?.verdict == .refused(reason: "no"))
            #expect(try catalog.sources(in: db)[crashed.id]?.verdict == nil)
        }
    }

    @Test("lists variants by key and forgets those that are named")
    func variants() throws {
        try database.write { db in
            let source = try catalog.source(content: content(1), bytes: 1, in: db)
            let kept = VariantRecord(
                source: source.id,
                key: "a",
                name: "x-320-a.jpg",
                width: 320,
                height: 221,
                bytes: 9
            )
            let lost = VariantRecord(
                source: source.id,
                key: "b",
                name: "x-640-b.jpg",
                width: 640,
                height: 443,
                bytes: 9
            )
            try catalog.record(kept, in: db)
            try catalog.record(lost, in: db)
            try catalog.forgetVariants(keys: ["b", "unknown"], in: db)
            #expect(try catalog.variants(in: db) == ["a": kept])
        }
    }

    @Test("a variant without bytes is refused by the schema itself")
    func emptyVariant() throws {
        #expect(throws: DatabaseError.self) {
            try database.write { db in
                let source = try catalog.source(content: content(1), bytes: 1, in: db)
                let empty = VariantRecord(source: source.id, key: "a", name: "n", width: 1, height: 1, bytes: 0)
                try catalog.record(empty, in: db)
            }
        }
    }

    @Test("a recipe keeps its number")
    func recipes() throws {
        try database.write { db in
            let first = try catalog.recipe("jpeg 940x650", in: db)
            let other = try catalog.recipe("webp 940x650", in: db)
            #expect(try catalog.recipe("jpeg 940x650", in: db) == first)
            #expect(first != other)
            #expect(first > 0)
        }
    }
}
