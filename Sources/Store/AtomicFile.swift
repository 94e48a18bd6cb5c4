import Glibc
import Presets

/// A file that is replaced as a whole or stays as it is.
public enum AtomicFile {
    /// Writes a file unless it holds these very bytes already, and returns whether it wrote.
    ///
    /// The bytes go to `.<name>.tmp` beside the file, are flushed unless nothing is, and take its place by rename; the
    /// folder is made if missing, and an existing file keeps its permissions. On an error the file is as it was, or whole
    /// and new when no more than the flush of its folder failed. A link at the path is replaced, never followed. One writer at a time; a
    /// `.tmp` that a killed one left is removed.
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        durability: Durability = .batch
    ) throws(StoreError) -> Bool {
        let folder = SystemCalls.parent(of: path)
        let temporary = "\(folder)/.\(path.split(separator: "/").last ?? "").tmp"
        unlink(temporary)
        let existing = SystemCalls.facts(of: path).flatMap { $0.isRegular ? $0 : nil }
        if let existing, Int(existing.st_size) == bytes.count, holds(path, bytes) { return false }
        try SystemCalls.makeFolders(folder, durability)
        do {
            let mode = existing.map { $0.st_mode & 0o777 } ?? 0o644
            try fill(temporary, with: bytes, mode: mode, isFlushed: durability != .none)
            crashPoint("replacing")
            try SystemCalls.check("replace", path) { rename(temporary, path) }
        } catch {
            unlink(temporary)
            throw error
        }
        try SystemCalls.flushFolder(folder, durability)
        return true
    }

    private static func fill(
        _ path: String,
        with bytes: [UInt8],
        mode: mode_t,
        isFlushed: Bool
    ) throws(StoreError) {
        let descriptor = try SystemCalls.check("make the temporary file", path) {
            open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        }
        defer { close(descriptor) }
        try SystemCalls.writeAll(bytes, to: descriptor, path)
        try SystemCalls.check("set the mode of", path) { fchmod(descriptor, mode) }
        if isFlushed { try SystemCalls.check("flush", path) { fsync(descriptor) } }
    }

    /// Whether a file of the right length holds the bytes; false when it cannot be read, which writing will find out.
    private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        guard let descriptor = try? SystemCalls.check("open", path, { open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) })
        else { return false }
        defer { close(descriptor) }
        let content = try? SystemCalls.readAll(bytes.count, from: descriptor, path)
        return content == bytes
    }
}
