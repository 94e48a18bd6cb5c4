import Foundation
import GRDB
import Presets
import TestSupport
import Testing

@testable import Service

@Suite("The seal of a database")
struct DatabaseSealTests {
    /// A sealed database of one row, closed.
    private func sealed() throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let path = folder.path("a.sqlite")
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: "CREATE TABLE t (text TEXT); INSERT INTO t VALUES ('precious')") }
        DatabaseSeal(takenOff: path, durability: .batch).renew(of: database)
        try database.close()
        return (folder, path)
    }

    @Test("holds while the bytes are the same, and is put back after a run that wrote nothing")
    func whole() throws {
        let (folder, path) = try sealed()
        for _ in 0..<2 {
            let seal = DatabaseSeal(takenOff: path, durability: .batch)
            #expect(!FileManager.default.fileExists(atPath: path + ".sha256"))
            try seal.check()
            seal.putBack()
        }
        #expect(FileManager.default.fileExists(atPath: path + ".sha256"))
        _ = folder
    }

    @Test("tells of a flipped bit that SQLite takes for data")
    func flipped() throws {
        let (folder, path) = try sealed()
        var bytes = try Data(contentsOf: URL(filePath: path))
        let place = try #require(bytes.range(of: Data("precious".utf8)))
        bytes[place.lowerBound] ^= 1
        try bytes.write(to: URL(filePath: path))
        #expect(throws: DatabaseError.self) { try DatabaseSeal(takenOff: path, durability: .batch).check() }
        #expect(throws: Never.self) { try DatabaseSeal(takenOff: path, durability: .batch).check() }
        _ = folder
    }

    @Test("leaves SQLite its locks, by which other programs know that the database is in use")
    func locks() throws {
        let (folder, path) = try sealed()
        let seal = DatabaseSeal(takenOff: path, durability: .batch)
        let database = try ProjectDatabase.open(path, durability: .batch)
        #expect(try isLocked(path))
        try seal.check()
        seal.renew(of: database)
        #expect(try isLocked(path))
        try database.close()
        _ = folder
    }

    /// Whether a process, be it this one, holds SQLite's shared lock: any of the 510 bytes after the first two at 1 GB.
    ///
    /// Asks as the owner of an open file, to whom this process is a stranger, and does not close it, which would unlock.
    private func isLocked(_ path: String) throws -> Bool {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        try #require(descriptor >= 0)
        var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0002, l_len: 510, l_pid: 0)
        // F_OFD_GETLK, which glibc shows with _GNU_SOURCE only.
        try #require(fcntl(descriptor, 36, &lock) == 0)
        return lock.l_type != Int16(F_UNLCK)
    }

    @Test("says nothing of a file that was written since it was taken off, nor with a text that is no hash")
    func written() throws {
        let (folder, path) = try sealed()
        let seal = DatabaseSeal(takenOff: path, durability: .batch)
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: "INSERT INTO t VALUES ('another')") }
        try database.close()
        try seal.check()
        seal.putBack()
        #expect(!FileManager.default.fileExists(atPath: path + ".sha256"))
        try folder.write("nonsense", to: "a.sqlite.sha256")
        try DatabaseSeal(takenOff: path, durability: .batch).check()
    }
}
