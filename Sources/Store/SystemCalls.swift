import Glibc
import Presets

/// Thin faces of system calls: begun again after a signal, and a failure is a `StoreError` that names the path.
enum SystemCalls {
    /// Runs a call that answers -1 on failure, and returns its answer.
    @discardableResult
    static func check(_ action: String, _ path: String, _ call: () -> Int32) throws(StoreError) -> Int32 {
        while true {
            let answer = call()
            if answer >= 0 { return answer }
            let code = errno
            if code != EINTR { throw .system(action: action, path: path, code: code) }
        }
    }

    /// Opens a folder for reading and flushing; the caller closes the descriptor.
    static func openFolder(_ path: String) throws(StoreError) -> Int32 {
        try check("open the folder", path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    }

    /// Makes sure that what a folder lists survives a power cut, unless nothing has to.
    static func flushFolder(_ path: String, _ durability: Durability) throws(StoreError) {
        if durability == .none { return }
        let descriptor = try openFolder(path)
        defer { close(descriptor) }
        try check("flush the folder", path) { fsync(descriptor) }
    }

    /// Makes a folder and the missing ones above it, each readable by all whatever the umask is: a web server will read.
    ///
    /// The name of each is flushed, since the flushed files of a folder are lost with its own name.
    static func makeFolders(_ path: String, _ durability: Durability) throws(StoreError) {
        if isFolder(path) { return }
        let parent = self.parent(of: path)
        if parent != path { try makeFolders(parent, durability) }
        do {
            try check("make the folder", path) { mkdir(path, 0o755) }
        } catch .system(_, _, EEXIST) where isFolder(path) {
            return
        }
        try check("set the mode of", path) { chmod(path, 0o755) }
        try flushFolder(parent, durability)
    }

    /// Whether the path leads to a folder, links followed.
    static func isFolder(_ path: String) -> Bool {
        var facts = Glibc.stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// The facts of what has this very name, links not followed; nil when nothing has or it cannot be seen.
    static func facts(of path: String) -> Glibc.stat? {
        var facts = Glibc.stat()
        return lstat(path, &facts) == 0 ? facts : nil
    }

    /// The folder that a path lies in: `/` for `/a`, `.` for `a`.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path without its links; nil when it leads nowhere.
    static func resolve(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

extension Glibc.stat {
    /// Whether this is a folder, and not a link to one.
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }

    /// Whether this is a regular file.
    var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
