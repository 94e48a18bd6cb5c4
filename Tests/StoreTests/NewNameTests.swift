import Foundation
import Presets
import Store
import TestSupport
import Testing

@Suite("Names that nothing has")
struct NewNameTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try .prepared(in: folder)
    }

    @Test("a file is published unless something has its name", arguments: Durability.allCases)
    func publish(durability: Durability) throws {
        let store = Store(folder: store.folder, durability: durability)
        #expect(try store.publishNew(store.staged("one", as: "a.jpg")))
        #expect(try !store.publishNew(store.staged("three", as: "a.jpg")))
        #expect(folder.content("variants/a.jpg") == "one")
        #expect(try folder.mode("variants/a.jpg") == 0o644)
        #expect(try folder.tree() == ["variants", "variants/.staging", "variants/a.jpg"])
        try folder.link("variants/b.jpg", to: "nowhere")
        #expect(try !store.publishNew(store.staged("three", as: "b.jpg")))
        #expect(throws: StoreError.self) { try store.publishNew(store.staged("x", as: "../c.jpg")) }
    }

    @Test("a moved file gets a number before its extension where its name is taken")
    func move() throws {
        func move(_ name: String) throws -> String {
            try folder.write("x", to: name)
            return try Store.move(folder.path(name), into: folder.path("new/taken"), durability: .batch)
        }
        #expect(try (1...3).map { _ in try move("a.b.jpg") } == ["a.b.jpg", "a.b-2.jpg", "a.b-3.jpg"])
        #expect(try (1...2).map { _ in try move("a") } == ["a", "a-2"])
        #expect(try (1...2).map { _ in try move("é.jpg") } == ["é.jpg", "é-2.jpg"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["new", "variants"])
    }

    @Test("old leftovers go, and what others may be writing stays")
    func sweep() throws {
        try folder.write("half", to: "variants/.staging/1f")
        try store.sweepStaging(unchangedFor: 3600)
        #expect(folder.content("variants/.staging/1f") == "half")
        try store.sweepStaging(unchangedFor: 0)
        #expect(folder.content("variants/.staging/1f") == nil)
    }
}
