import Glibc

extension Secret {
    /// The secret in a file that only its owner may read; made where there is none.
    ///
    /// - Throws: `StatusServerError.token` where the file cannot be read or written, or holds something else.
    static func token(in path: String) throws -> Secret {
        let made = Secret()
        let new = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if new >= 0 {
            defer { close(new) }
            // Whatever the umask says.
            guard fchmod(new, 0o600) == 0, write(new, made.text + "\n", made.text.utf8.count + 1) == 65 else {
                throw StatusServerError.token(path: path, reason: String(cString: strerror(errno)))
            }
            return made
        }
        guard errno == EEXIST else {
            throw StatusServerError.token(path: path, reason: String(cString: strerror(errno)))
        }
        return try known(in: path)
    }

    private static func known(in path: String) throws -> Secret {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw StatusServerError.token(path: path, reason: String(cString: strerror(errno))) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_mode & 0o077 == 0 else {
            throw StatusServerError.token(path: path, reason: "others than its owner can read it; delete it")
        }
        var bytes = [UInt8](repeating: 0, count: 80)
        let count = read(file, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        guard let secret = Secret(text.hasSuffix("\n") ? String(text.dropLast()) : text) else {
            throw StatusServerError.token(path: path, reason: "expected 64 hexadecimal digits; delete it")
        }
        return secret
    }
}
