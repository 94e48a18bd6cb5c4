import Foundation
import Store

/// A folder of the test's own that goes when the last reference does.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "StoreTests-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.resolvingSymlinksInPath().path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A path inside.
    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Everything inside, at any depth, sorted.
    func tree() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }

    func content(_ name: String) -> String? {
        FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path(name)))
    }

    /// The permissions of a path, as in 0o644.
    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }
}

extension Store {
    /// A prepared store in a folder.
    static func prepared(in folder: TemporaryFolder) throws -> Store {
        let store = Store(folder: folder.path("variants"))
        try store.prepare()
        return store
    }

    /// Writes a text as a worker does, through the descriptor, to publish under a name.
    func staged(_ text: String, as name: String, bytes: Int? = nil) throws -> Publication {
        let file = try stage()
        try FileHandle(fileDescriptor: file.descriptor).write(contentsOf: Data(text.utf8))
        return Publication(file: file, name: name, bytes: bytes ?? text.utf8.count)
    }
}
