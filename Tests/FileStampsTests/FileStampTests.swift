import Foundation
import TestSupport
import Testing

@testable import FileStamps

@Suite("The stamp of a file")
struct FileStampTests {
    @Test("differs after a write of the same length, even with the old time put back")
    func change() throws {
        let folder = try TemporaryFolder(["file": "one"])
        let path = folder.path("file")
        let before = try #require(FileStamp(path: path))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: Data("two".utf8))
        try handle.close()
        var times = [timespec(nanoseconds: before.modified), timespec(nanoseconds: before.modified)]
        #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
        let after = try #require(FileStamp(path: path))
        #expect(after.modified == before.modified)
        #expect(after != before || after.isRacy(recorded: before.changed))
    }

    @Test("is not trusted when it was taken within the same tick as the change")
    func racy() throws {
        let folder = try TemporaryFolder(["file": "one"])
        let path = folder.path("file")
        let stamp = try #require(FileStamp(path: path))
        #expect(stamp.isRacy(recorded: stamp.changed))
        #expect(stamp.isRacy(recorded: stamp.changed + 1_000_000))
        #expect(!stamp.isRacy(recorded: stamp.changed + 1_000_000_000))
    }

    @Test("of a file from beyond the year 2262 tells it from others")
    func farFuture() throws {
        let folder = try TemporaryFolder(["file": "one"])
        let path = folder.path("file")
        let before = try #require(FileStamp(path: path))
        // ext4 counts to 2446, other file systems as far as they like.
        var times = [timespec(tv_sec: 14_000_000_000, tv_nsec: 0), timespec(tv_sec: 14_000_000_000, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, path, &times, 0) == 0)
        let after = try #require(FileStamp(path: path))
        #expect(after != before)
        #expect(FileStamp(path: path) == after)
    }

    @Test("of a file that is not there is nil")
    func missing() {
        #expect(FileStamp(path: "/nonexistent/file") == nil)
    }
}

extension timespec {
    init(nanoseconds: Int64) {
        self.init(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}
