import Foundation
import Store
import TestSupport
import Testing

@Suite("The store's folder")
struct FolderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("preparing makes all that is missing, and twice does no harm")
    func prepare() throws {
        let store = Store(folder: folder.path("site/assets/variants"))
        try store.prepare()
        try store.publish([store.staged("x", as: "a.jpg")])
        try store.prepare()
        #expect(try store.sizes() == ["a.jpg": 1])
        #expect(try folder.mode("site/assets") == 0o755)
    }

    @Test("nothing is touched, and nothing is published, before the store is prepared")
    func unprepared() throws {
        let store = Store(folder: folder.path("variants"))
        #expect(try store.sizes().isEmpty)
        #expect(store.size(of: "a.jpg") == nil)
        #expect(try store.sweepStaging() == 0)
        #expect(try store.remove(["a.jpg"]) == 0)
        #expect(throws: StoreError.self) { try store.stage() }
        #expect(try folder.tree().isEmpty)
    }

    @Test("a link to a folder is followed, and stays what it pointed to when the store was made")
    func link() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path("real"), withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: folder.path("real"))
        let store = Store(folder: folder.path("link"))
        #expect(store.folder == folder.path("real"))
        try store.prepare()
        try manager.removeItem(atPath: folder.path("link"))
        try store.publish([store.staged("x", as: "a.jpg")])
        #expect(folder.content("real/a.jpg") == "x")
    }

    @Test(
        "what stands in the way is named, whatever it is",
        arguments: [("file", "file"), ("file/below", "file"), ("nowhere", "nowhere")]
    )
    func inTheWay(name: String, culprit: String) throws {
        try folder.write("x", to: "file")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("nowhere"),
            withDestinationPath: "missing/target"
        )
        let store = Store(folder: folder.path(name))
        #expect {
            try store.prepare()
        } throws: {
            "\($0)".contains("\(folder.path(culprit)):") && $0 is StoreError
        }
        #expect(folder.content("file") == "x")
    }

    @Test("a link in the place of the staging folder is refused")
    func stagingLink() throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path("variants"), withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: folder.path("variants/.staging"), withDestinationPath: folder.path)
        #expect(throws: StoreError.self) { try Store(folder: folder.path("variants")).prepare() }
    }

    @Test("a folder that may not be written is named with what to do", .enabled(if: geteuid() != 0, "root may write"))
    func unwritable() throws {
        let store = try Store.prepared(in: folder)
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: store.folder + "/.staging")
        #expect {
            try store.stage()
        } throws: {
            "\($0)".contains("\(store.folder)/.staging/") && "\($0)".contains("the right to write")
        }
    }

    @Test("the sweep takes what a killed run left and nothing that is published")
    func sweep() throws {
        let store = try Store.prepared(in: folder)
        try store.publish([store.staged("x", as: "a.jpg")])
        try folder.write("half", to: "variants/.staging/0123")
        try folder.write("", to: "variants/.staging/4567")
        #expect(try store.sweepStaging() == 2)
        #expect(try store.sweepStaging() == 0)
        #expect(try folder.tree() == ["variants", "variants/.staging", "variants/a.jpg"])
    }

    @Test("only regular files count as published")
    func regularOnly() throws {
        let store = try Store.prepared(in: folder)
        try store.publish([store.staged("x", as: "a.jpg")])
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path("variants/folder.jpg"), withIntermediateDirectories: true)
        try manager.createSymbolicLink(atPath: folder.path("variants/link.jpg"), withDestinationPath: "a.jpg")
        try folder.write("x", to: "variants/.hidden")
        #expect(try store.sizes() == ["a.jpg": 1])
        #expect(store.size(of: "folder.jpg") == nil)
        #expect(store.size(of: "link.jpg") == nil)
    }

    @Test("removing counts what was there, and passes over what was not")
    func remove() throws {
        let store = try Store.prepared(in: folder)
        try store.publish([store.staged("x", as: "a.jpg"), store.staged("y", as: "b.jpg")])
        #expect(try store.remove(["a.jpg", "missing.jpg"]) == 1)
        #expect(try store.sizes() == ["b.jpg": 1])
    }

    @Test("a listing is complete in a large folder")
    func large() throws {
        let store = try Store.prepared(in: folder)
        for number in 0..<3000 {
            // Foundation flushes each file it writes, which takes most of a minute here.
            close(creat(folder.path("variants/\(number).jpg"), 0o644))
        }
        try store.publish([store.staged("last", as: "last.jpg")])
        let sizes = try store.sizes()
        #expect(sizes.count == 3001)
        #expect(sizes["2999.jpg"] == 0)
        #expect(sizes["last.jpg"] == 4)
    }
}
