import Foundation
import Presets
import Store
import TestSupport
import Testing

@Suite("Publishing")
struct PublishTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try .prepared(in: folder)
    }

    @Test("files appear together under their names, with nothing left in the staging folder")
    func publish() throws {
        try store.publish([store.staged("one", as: "a-320-k.jpg"), store.staged("three", as: "a-640-k.avif")])
        #expect(
            try folder.tree() == ["variants", "variants/.staging", "variants/a-320-k.jpg", "variants/a-640-k.avif"]
        )
        #expect(folder.content("variants/a-640-k.avif") == "three")
        #expect(try store.sizes() == ["a-320-k.jpg": 3, "a-640-k.avif": 5])
    }

    @Test("whatever is flushed, the same files appear and go", arguments: Durability.allCases)
    func durable(durability: Durability) throws {
        let store = try Store.prepared(in: folder, durability: durability)
        try store.publish([store.staged("one", as: "a.jpg"), store.staged("three", as: "b.jpg")])
        #expect(try store.sizes() == ["a.jpg": 3, "b.jpg": 5])
        #expect(try store.remove(["a.jpg", "c.jpg"]) == 1)
        #expect(try store.sizes() == ["b.jpg": 5])
    }

    @Test("a web server of another user can read what is published")
    func modes() throws {
        try store.publish([store.staged("x", as: "a.jpg")])
        #expect(try folder.mode("variants/a.jpg") == 0o644)
        #expect(try folder.mode("variants") == 0o755)
        #expect(try folder.mode("variants/.staging") == 0o700)
    }

    @Test("a file takes the place of one that had its name")
    func replace() throws {
        try store.publish([store.staged("old", as: "a.jpg")])
        try store.publish([store.staged("newer", as: "a.jpg")])
        #expect(folder.content("variants/a.jpg") == "newer")
        #expect(try store.sizes() == ["a.jpg": 5])
    }

    @Test("nothing to publish is no error")
    func nothing() throws {
        try store.publish([])
        #expect(try store.sizes().isEmpty)
    }

    @Test("a staged file is invisible, and is gone when it is let go")
    func staged() throws {
        do {
            let publication = try store.staged("half", as: "a.jpg")
            #expect(try store.sizes().isEmpty)
            #expect(FileManager.default.fileExists(atPath: publication.file.path))
        }
        #expect(try folder.tree() == ["variants", "variants/.staging"])
    }

    @Test("a staged file's descriptor is not inherited by other programs")
    func closedOnExec() throws {
        let file = try store.stage()
        #expect(fcntl(file.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test("a file that is empty or not as long as its writer said stops the whole publication", arguments: [0, 2, 4])
    func wrongSize(bytes: Int) throws {
        let wrong = try store.staged(bytes == 0 ? "" : "abc", as: "b.jpg", bytes: bytes)
        #expect(throws: StoreError.self) { try store.publish([store.staged("good", as: "a.jpg"), wrong]) }
        #expect(try store.sizes().isEmpty)
    }

    @Test("the same name twice is refused before anything is published")
    func twice() throws {
        let both = try [store.staged("1", as: "a.jpg"), store.staged("2", as: "a.jpg")]
        #expect(throws: StoreError.self) { try store.publish(both) }
        #expect(try store.sizes().isEmpty)
    }

    @Test("when one rename fails the others are taken back, and all can be published once the way is free")
    func takenBack() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path("variants/b.jpg"),
            withIntermediateDirectories: true
        )
        let files = try ["a.jpg", "b.jpg", "c.jpg"].map { try store.staged($0, as: $0) }
        #expect {
            try store.publish(files)
        } throws: {
            "\($0)".contains("variants/b.jpg")
        }
        #expect(try store.sizes().isEmpty)

        try FileManager.default.removeItem(atPath: folder.path("variants/b.jpg"))
        try store.publish(files)
        #expect(try store.sizes().keys.sorted() == ["a.jpg", "b.jpg", "c.jpg"])
    }

    @Test("a failed publication leaves a file that was there before whole")
    func wholeAfterFailure() throws {
        try store.publish([store.staged("old", as: "a.jpg")])
        try FileManager.default.createDirectory(
            atPath: folder.path("variants/b.jpg"),
            withIntermediateDirectories: true
        )
        #expect(throws: StoreError.self) {
            try store.publish([store.staged("newer", as: "a.jpg"), store.staged("x", as: "b.jpg")])
        }
        #expect(["old", "newer"].contains(folder.content("variants/a.jpg")))
    }
}
