import FileStamps
import TestSupport
import Testing

@testable import Service

@Suite("Files that others write")
struct OpenFilesTests {
    /// A file that changed so many seconds before the time 100.
    private func stamp(age: Double) -> FileStamp {
        var stamp = FileStamp.none
        stamp.changed = 100_000_000_000 - Int64(age * 1e9)
        return stamp
    }

    private func mayGrow(_ path: String, age: Double, _ files: OpenFiles) -> Bool {
        files.mayGrow(path, stamp(age: age), now: 100_000_000_000)
    }

    @Test("are those that were seen to be written to")
    func writing() {
        let files = OpenFiles(writing: ["/a"])
        #expect(mayGrow("/a", age: 1_000, files))
        #expect(!mayGrow("/b", age: 0, files))
    }

    @Test("are those to which links lead, too")
    func links() throws {
        let folder = try TemporaryFolder(["a": "", "b": ""])
        for name in ["a", "b"] { try folder.link("to-\(name)", to: name) }
        let files = OpenFiles(writing: [folder.path("a")], whole: [folder.path("b")], rest: .seconds(1))
        #expect(mayGrow(folder.path("to-a"), age: 1_000, files))
        #expect(!mayGrow(folder.path("to-b"), age: 0, files))
    }

    @Test("may be those that are young, unless they were seen to become whole")
    func young() {
        let files = OpenFiles(whole: ["/a"], rest: .seconds(1))
        #expect(!mayGrow("/a", age: 0, files))
        #expect(mayGrow("/b", age: 0.9, files))
        #expect(mayGrow("/b", age: 59, files), "a server's clock may be behind")
        #expect(!mayGrow("/b", age: 60, files))
        #expect(!files.mayGrow("/b", nil, now: 0), "what is not there is no file that grows")
    }

    @Test("are no longer those that stayed as they were, whatever the clocks say", arguments: [0.5, 30, -5, -1e9])
    func same(age: Double) {
        var files = OpenFiles(rest: .seconds(1))
        #expect(mayGrow("/a", age: age, files))
        files.looks = looks(["/a": stamp(age: age)], ago: .milliseconds(900))
        #expect(mayGrow("/a", age: age, files))
        files.looks = looks(["/a": stamp(age: age)], ago: .seconds(2))
        #expect(!mayGrow("/a", age: age, files))
        #expect(mayGrow("/a", age: age - 0.1, files), "it changed since")
        #expect(mayGrow("/b", age: age, files))
        files.looks.note(["/a": stamp(age: age), "/c": stamp(age: age)])
        #expect(!mayGrow("/a", age: age, files), "a look in between does not begin the wait anew")
        #expect(mayGrow("/c", age: age, files))
        files.looks.note([:])
        #expect(mayGrow("/a", age: age, files), "what nobody asks about any more is forgotten")
    }

    /// What a pass saw so long ago.
    private func looks(_ stamps: [String: FileStamp], ago: Duration) -> OpenFiles.Looks {
        var looks = OpenFiles.Looks()
        looks.note(stamps, at: .now - ago)
        return looks
    }
}
