import FileStamps
import Glibc
import Store

/// What lies in an inbox.
extension Inbox {
    /// A file that waits.
    struct Waiting: Sendable {
        /// Its name in the folder.
        var name: String
        /// Its absolute path.
        var path: String
        /// What the file system said when it was seen.
        var stamp: FileStamp
    }

    /// The regular files of a folder that are not hidden, by name; none where there is no such folder.
    static func list(_ folder: String) throws -> [Waiting] {
        var files: [Waiting] = []
        try FolderListing.forEach(in: folder) { name, _ in
            let path = "\(folder)/\(name)"
            if let stamp = stamp(path) { files.append(Waiting(name: name, path: path, stamp: stamp)) }
        }
        return files.sorted { $0.name < $1.name }
    }

    /// The stamp of a regular file, links not followed; nil where there is none.
    static func stamp(_ path: String) -> FileStamp? {
        var status = Glibc.stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(status)
    }
}
