import Foundation
import Presets
import Store
import TestSupport
import Testing

@Suite("A file replaced as a whole")
struct AtomicFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ text: String, to name: String = "data/manifest.json") throws -> Bool {
        try AtomicFile.write(Array(text.utf8), to: folder.path(name))
    }

    /// What changes when a file is written, even with the same bytes.
    private func identity(_ name: String = "data/manifest.json") throws -> [AnyHashable?] {
        let facts = try FileManager.default.attributesOfItem(atPath: folder.path(name))
        return [facts[.systemFileNumber] as? Int, facts[.modificationDate] as? Date]
    }

    @Test("the file and its folder are made, and nothing else is left")
    func new() throws {
        #expect(try write("{}"))
        #expect(folder.content("data/manifest.json") == "{}")
        #expect(try folder.mode("data/manifest.json") == 0o644)
        #expect(try folder.tree() == ["data", "data/manifest.json"])
    }

    @Test("the same bytes are not written again", arguments: ["{}", "", String(repeating: "x", count: 300_000)])
    func unchanged(text: String) throws {
        #expect(try write(text))
        let before = try identity()
        #expect(try !write(text))
        #expect(try identity() == before)
    }

    @Test("other bytes are written, be they as many, more, fewer or none", arguments: ["{1}", "{0, 1}", "{", ""])
    func changed(text: String) throws {
        #expect(try write("{0}"))
        let before = try identity()
        #expect(try write(text))
        #expect(folder.content("data/manifest.json") == text)
        #expect(try identity() != before)
        #expect(try folder.tree() == ["data", "data/manifest.json"])
    }

    @Test("whatever is flushed, the file and its folders are made", arguments: Durability.allCases)
    func durable(durability: Durability) throws {
        #expect(try AtomicFile.write(Array("{}".utf8), to: folder.path("a/b/c.json"), durability: durability))
        #expect(try folder.tree() == ["a", "a/b", "a/b/c.json"])
    }

    @Test("permissions that somebody gave the file stay")
    func permissions() throws {
        #expect(try write("{0}"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: folder.path("data/manifest.json")
        )
        #expect(try write("{1}"))
        #expect(try folder.mode("data/manifest.json") == 0o600)
    }

    @Test(
        "a half-written file of a killed run goes, whether or not there is something to write",
        arguments: [true, false]
    )
    func leftover(changes: Bool) throws {
        #expect(try write("{0}"))
        try folder.write("{ha", to: "data/.manifest.json.tmp")
        #expect(try write(changes ? "{1}" : "{0}") == changes)
        #expect(try folder.tree() == ["data", "data/manifest.json"])
    }

    @Test("a link is replaced by the file, and what it pointed to stays")
    func link() throws {
        try folder.write("precious", to: "target")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("manifest.json"),
            withDestinationPath: folder.path("target")
        )
        #expect(try write("precious", to: "manifest.json"))
        #expect(try write("{}", to: "manifest.json"))
        #expect(folder.content("target") == "precious")
        #expect(folder.content("manifest.json") == "{}")
    }

    @Test("on a failure what was there stays, the error names the path, and nothing is left beside")
    func failure() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("data/manifest.json/inside"),
            withIntermediateDirectories: true
        )
        let before = try folder.tree()
        #expect {
            try write("{}")
        } throws: {
            "\($0)".contains(folder.path("data/manifest.json"))
        }
        #expect(try folder.tree() == before)
    }
}
