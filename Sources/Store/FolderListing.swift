import Glibc

/// The names in a folder.
public enum FolderListing {
    /// Calls with each visible name, in the folder's own order, and the folder's descriptor; a missing folder is empty.
    public static func forEach(
        in folder: String,
        _ body: (_ name: String, _ descriptor: Int32) -> Void
    ) throws(StoreError) {
        let descriptor: Int32
        do {
            descriptor = try SystemCalls.openFolder(folder)
        } catch .system(_, _, ENOENT) {
            return
        }
        guard let stream = fdopendir(descriptor) else {
            let code = errno
            close(descriptor)
            throw .system(action: "list the folder", path: folder, code: code)
        }
        defer { closedir(stream) }
        while let name = try next(of: stream, folder) {
            if name.utf8.first != UInt8(ascii: ".") { body(name, descriptor) }
        }
    }

    private static func next(of stream: OpaquePointer, _ folder: String) throws(StoreError) -> String? {
        // The end and a failure both answer nil; only a failure sets errno.
        errno = 0
        guard let entry = readdir(stream) else {
            let code = errno
            if code == 0 { return nil }
            throw .system(action: "list the folder", path: folder, code: code)
        }
        return withUnsafePointer(to: &entry.pointee.d_name) { tuple in
            tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
    }
}
