import Glibc

/// A site in memory with a few pictures, and with links that lead out of it.
struct TemporarySite {
    let root: String

    init() {
        let folder = getenv("ASSETS_FUZZ_SITES").map { String(cString: $0) } ?? "/dev/shm"
        var template = Array("\(folder)/site-XXXXXX".utf8CString)
        guard let path = mkdtemp(&template) else { fatalError("cannot make a folder in \(folder)") }
        root = String(cString: path)
        for folder in ["_posts", "images"] { mkdir("\(root)/\(folder)", 0o755) }
        for picture in ["a.png", "images/b.jpg", "images/\u{E9}.webp"] { write([0], to: picture) }
        symlink("/etc", "\(root)/out")
        symlink("/etc/passwd", "\(root)/images/out.png")
        symlink("loop.png", "\(root)/loop.png")
    }

    /// Makes bytes the content of a file.
    func write(_ bytes: [UInt8], to path: String) {
        let descriptor = open("\(root)/\(path)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            fatalError("cannot write \(root)/\(path)")
        }
        close(descriptor)
    }

    /// Whether a path is of a file that is really below the root.
    func holds(_ path: String) -> Bool {
        guard let real = realpath("\(root)/\(path)", nil) else { return false }
        defer { free(real) }
        return String(cString: real).hasPrefix(root + "/")
    }
}
