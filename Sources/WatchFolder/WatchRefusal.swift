import Glibc

/// Why a folder cannot be watched; what happens there must be found out by looking again and again.
public enum WatchRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The user or the machine watches as many folders as `fs.inotify.max_user_watches` allows.
    case tooMany
    /// Others may write there without the kernel of this machine taking part.
    case network(fileSystem: String)
    /// The kernel said no, with the value of `errno`.
    case system(code: Int32)

    /// One clause for people.
    public var description: String {
        switch self {
        case .tooMany:
            "no more folders can be watched; raise fs.inotify.max_user_watches, as with sysctl"
        case .network(let fileSystem): "on \(fileSystem) changes made elsewhere are not announced"
        case .system(let code): String(cString: strerror(code))
        }
    }
}
