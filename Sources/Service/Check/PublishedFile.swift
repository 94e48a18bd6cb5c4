import Catalog
import Glibc
import Presets

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
        let isGood = count > 0 && format.begins(Array(start.prefix(count)))
        return isGood ? .notCheckable : .damaged(reason: "it does not begin as a file of its format does")
    }
}

extension ImageFormat {
    /// Whether a file of this format can begin with some bytes, by the signatures that the formats' standards give.
    func begins(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .webp: bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
        case .avif: bytes.dropFirst(4).starts(with: "ftyp".utf8)
        case .jxl: bytes.starts(with: [0xFF, 0x0A]) || bytes.dropFirst(4).starts(with: "JXL ".utf8)
        }
    }
}
