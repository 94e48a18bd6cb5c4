import Foundation
import Presets
import Store
import TestSupport

extension TemporaryFolder {
    /// The permissions of a path, as in 0o644.
    func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }
}

extension Store {
    /// A prepared store in a folder.
    static func prepared(in folder: TemporaryFolder, durability: Durability = .batch) throws -> Store {
        let store = Store(folder: folder.path("variants"), durability: durability)
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
