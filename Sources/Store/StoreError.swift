import Glibc

/// Why something could not be published, read or removed; its description is one line for people.
public enum StoreError: Error, Hashable, Sendable {
    /// The system refused: what was tried, on which path, and the `errno` it gave.
    case system(action: String, path: String, code: Int32)
    /// A name that cannot be that of a published file, and why not.
    case badName(String, reason: String)
    /// A staged file whose length is not what its writer said, in bytes.
    case wrongSize(name: String, expected: Int, received: Int)
}

extension StoreError: CustomStringConvertible {
    /// What failed, where, why, and what to do.
    public var description: String {
        switch self {
        case .system(let action, let path, let code):
            "cannot \(action) \(path): \(Self.text(of: code)); \(Self.advice(on: code, path: path))"
        case .badName(let name, let reason):
            "cannot publish a file named \"\(name)\": \(reason)"
        case .wrongSize(let name, let expected, let received):
            "cannot publish \(name): expected \(expected) bytes, received \(received); run the same command again"
        }
    }

    private static func text(of code: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    private static func advice(on code: Int32, path: String) -> String {
        switch code {
        case ENOSPC: "free some space or inodes on that device and run the same command again"
        case EDQUOT: "free some of your quota on that device and run the same command again"
        case EROFS: "make the device writable or choose another folder"
        case EIO: "the device failed; check it, then run the same command again"
        case EACCES, EPERM: "give this user the right to write there or choose another folder"
        case ENOTDIR, EEXIST, EISDIR, ELOOP: "something else has that name; move it away or choose another folder"
        case ENOENT: "the folder is gone or is a link to nowhere; run the same command again or choose another folder"
        case ENAMETOOLONG: "choose a shorter name"
        case EMFILE, ENFILE: "raise the limit of open files (ulimit -n) or use fewer workers"
        default: "run the same command again"
        }
    }
}
