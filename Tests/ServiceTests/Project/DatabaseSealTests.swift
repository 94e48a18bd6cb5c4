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
