import Foundation
import Glibc
import TestSupport
import Testing

@testable import FileStamps

@Suite("The index of stamps")
struct StampIndexTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder(["posts/a.md": "one", "posts/b.md": "two", "variants/a-320.jpg": "12345"])
    }

    private func index() throws -> StampIndex {
        var index = StampIndex()
        index.context = "LANG=C"
        for path in ["posts", "posts/a.md", "posts/b.md"] {
            let stamp = try #require(FileStamp(path: folder.path(path)))
            index.entries.append(StampIndex.Entry(path: path, stamp: stamp, note: Array("note of \(path)".utf8)))
        }
        index.absent = ["posts/c.jpg"]
        index.outcome = Array("two posts".utf8)
        let input = try #require(FileStamp(path: folder.path("posts/b.md")))
        index.inputs = [StampIndex.Entry(path: "posts/b.md", stamp: input)]
        index.lengths = [StampIndex.Length(path: "variants/a-320.jpg", bytes: 5)]
        index.verdict = Array("all is well".utf8)
        return index
    }

    private func file(_ bytes: [UInt8]) throws -> StampIndexFile? {
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path("index")))
        return StampIndexFile(path: folder.path("index"))
    }

    @Test("a pipe in its place is no index, and is not waited for")
    func pipe() throws {
        let folder = try TemporaryFolder()
        try #require(mkfifo(folder.path("index"), 0o644) == 0)
        #expect(StampIndexFile(path: folder.path("index")) == nil)
    }

    @Test("gives back what was written")
    func roundTrip() throws {
        let file = try #require(try file(index().encoded()))
        #expect(file.context == "LANG=C")
        #expect(file.verdict == Array("all is well".utf8))
        #expect(Set(file.notes().keys) == ["posts", "posts/a.md", "posts/b.md"])
        #expect(file.notes()["posts/a.md"]?.note == Array("note of posts/a.md".utf8))
        #expect(try file.notes()["posts/b.md"]?.stamp == index().entries[2].stamp)
    }

    @Test("keeps all but what was read anew")
    func readAnew() throws {
        let file = try #require(try file(index().encoded()))
        try folder.write("three", to: "posts/a.md")
        #expect(!file.holds(in: folder.path))
        #expect(file.holds(in: folder.path, readAnew: true))
        var rest = try index()
        (rest.entries, rest.absent) = ([], [])
        #expect(file.withoutEntries() == rest)
        try folder.write("three", to: "posts/b.md")
        #expect(!file.holds(in: folder.path, readAnew: true), "an input changed")
    }

    @Test("holds while nothing changes, also when it is empty")
    func unchanged() throws {
        #expect(try #require(try file(index().encoded())).holds(in: folder.path))
        #expect(try #require(try file(StampIndex().encoded())).holds(in: folder.path))
        #expect(try !#require(try file(index().encoded())).holds(in: "/nonexistent"))
    }

    @Test(
        "does not hold once something changed",
        arguments: [
            "echo three > posts/a.md", "rm posts/b.md", "touch posts/new.md", "touch posts/c.jpg",
            "chmod 600 posts/a.md", "cp posts/a.md x && mv x posts/a.md", "rm variants/a-320.jpg",
            "truncate -s 4 variants/a-320.jpg", "ln -sf /etc/passwd variants/a-320.jpg", "ln -s nowhere posts/c.jpg",
        ]
    )
    func changed(command: String) throws {
        let file = try #require(try file(index().encoded()))
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", command]
        shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(!file.holds(in: folder.path))
    }

    @Test("a damaged file says nothing, and never that all holds when it does not")
    func damaged() throws {
        let whole = try index().encoded()
        for length in [0, 1, 8, 55, 56, whole.count / 2, whole.count - 1] {
            #expect(try file(Array(whole.prefix(length))) == nil)
        }
        #expect(try file([UInt8](repeating: 0, count: 4096)) == nil)
        #expect(try file([UInt8](repeating: 0xFF, count: 4096)) == nil)
        try FileManager.default.removeItem(atPath: folder.path("variants/a-320.jpg"))
        for place in whole.indices {
            var bytes = whole
            bytes[place] ^= 0xFF
            guard let file = try file(bytes) else { continue }
            _ = (file.context, file.notes(), file.withoutEntries().encoded())
            // Only the counts and paths of what is gone could hide it.
            if file.holds(in: folder.path) { #expect(place < 56 || place >= whole.count - 60) }
        }
    }

    @Test("a thousand entries are all asked for")
    func many() throws {
        var index = try index()
        for number in 0..<1_000 {
            index.lengths.append(StampIndex.Length(path: "variants/a-320.jpg", bytes: number == 777 ? 6 : 5))
        }
        #expect(try !#require(try file(index.encoded())).holds(in: folder.path))
        index.lengths.remove(at: 778)
        #expect(try #require(try file(index.encoded())).holds(in: folder.path))
    }
}
