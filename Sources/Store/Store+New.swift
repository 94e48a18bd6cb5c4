import Glibc
import Presets

/// Names that are given only where nothing has them.
extension Store {
    /// Publishes a file unless something has its name, and returns whether it did.
    ///
    /// It is checked and flushed as by `publish`; nothing is ever replaced, and the file may stay as it was staged.
    public func publishNew(_ publication: Publication) throws(StoreError) -> Bool {
        try check([publication])
        crashPoint("staged")
        try flush([publication.file])
        let isNew = try Self.renameNew(publication.file.path, to: path(of: publication.name))
        // What another process has just published may not have reached the device yet.
        try SystemCalls.flushFolder(folder, durability)
        crashPoint("published")
        return isNew
    }

    /// Moves a file into a folder on the same device, which is made if missing, and returns its name there.
    ///
    /// Where something has that name, the file gets a number: `a-2.jpg`, then `a-3.jpg`.
    public static func move(_ path: String, into folder: String, durability: Durability) throws(StoreError) -> String {
        try SystemCalls.makeFolders(folder, durability)
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        var (place, number) = (name, 1)
        while try !renameNew(path, to: "\(folder)/\(place)") {
            number += 1
            place = numbered(name, number)
        }
        try SystemCalls.flushFolder(folder, durability)
        try SystemCalls.flushFolder(SystemCalls.parent(of: path), durability)
        return place
    }

    /// The name with a number before its extension.
    private static func numbered(_ name: String, _ number: Int) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(name)-\(number)" }
        return "\(name[..<dot])-\(number)\(name[dot...])"
    }

    /// Renames a file unless something has the new name, and returns whether it did.
    private static func renameNew(_ path: String, to place: String) throws(StoreError) -> Bool {
        do {
            try SystemCalls.check("move \(path) to", place) { LinuxCalls.renameNew(path, place) }
            return true
        } catch .system(_, _, EEXIST) {
            return false
        } catch .system(_, _, let code) where code == EINVAL || code == ENOSYS {
            // File systems that do not know the call, as NFS: nobody else writes these names between the two steps.
            if SystemCalls.facts(of: place) != nil { return false }
            try SystemCalls.check("move \(path) to", place) { rename(path, place) }
            return true
        }
    }
}
