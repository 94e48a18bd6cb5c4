import Catalog
import Glibc
import Presets
import Rendering

/// A wanted variant and the file that should hold it.
struct PublishedFile: Sendable {
    /// The absolute path.
    var path: String
    /// The file's format.
    var format: ImageFormat
    /// What was recorded when it was made; nil where the catalog does not know it.
    var record: VariantRecord?

    /// What became of a file.
    enum State: Sendable, Hashable {
        /// Its bytes are those that were written.
        case whole
        /// Its length and its beginning are right, and nothing more was ever recorded.
        case notCheckable
        /// It is not what was written, for the reason given.
        case damaged(reason: String)
        /// It was never recorded and is not there.
        case unmade
    }

    /// Compares the file with its record; blocks.
    func verify() -> State {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else { return refusal(errno) }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            return .damaged(reason: "it is no regular file")
        }
        if let bytes = record?.bytes, bytes != Int(facts.st_size) {
            return .damaged(reason: "expected \(bytes) bytes, found \(facts.st_size)")
        }
        guard let digest = record?.digest else { return verifyHeader(descriptor) }
        guard let content = try? ContentHash(reading: descriptor) else { return .damaged(reason: "it cannot be read") }
        return content.bytes.starts(with: digest)
            ? .whole : .damaged(reason: "its bytes are not those that were written")
    }

    private func refusal(_ code: Int32) -> State {
        switch code {
        case ENOENT: record == nil ? .unmade : .damaged(reason: "it is gone")
        case ELOOP: .damaged(reason: "it is a symbolic link")
        default: .damaged(reason: "it cannot be opened (\(String(cString: strerror(code))))")
        }
    }

    private func verifyHeader(_ descriptor: Int32) -> State {
        var start = [UInt8](repeating: 0, count: 12)
        let count = pread(descriptor, &start, start.count, 0)
        let isGood = count > 0 && SourceKind(startingWith: Array(start.prefix(count))) == SourceKind(format)
        return isGood ? .notCheckable : .damaged(reason: "it does not begin as a file of its format does")
    }
}
