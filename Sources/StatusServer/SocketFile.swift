import Foundation
import Glibc

/// The file of a Unix socket that its owner alone may use.
///
/// The socket is made in a folder that nobody else may enter, gets its mode there, and only then its place: so there is no
/// moment in which others could connect. Its folder is named by a descriptor, since a path may be longer than an address.
final class SocketFile: Sendable {
    private let folder: Int32
    private let name: String
    private let path: String

    private static let privateFolder = "socket.new"

    /// Makes ready for a socket; a stale one is taken away.
    ///
    /// - Throws: `StatusServerError.socket`.
    init(_ path: String) throws {
        let url = URL(filePath: path)
        self.path = path
        name = url.lastPathComponent
        folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw StatusServerError.socket(path: path, reason: Self.reason) }
        unlinkat(folder, name, 0)
        // One that was left by a process that was killed here.
        unlinkat(folder, "\(Self.privateFolder)/s", 0)
        unlinkat(folder, Self.privateFolder, AT_REMOVEDIR)
        guard mkdirat(folder, Self.privateFolder, 0o700) == 0 else {
            close(folder)
            throw StatusServerError.socket(path: path, reason: Self.reason)
        }
    }

    deinit { close(folder) }

    /// Where the socket is to be made.
    var place: String { "/proc/self/fd/\(folder)/\(Self.privateFolder)/s" }

    /// Puts the socket where it belongs.
    ///
    /// - Throws: `StatusServerError.socket`.
    func publish() throws {
        let made = "\(Self.privateFolder)/s"
        guard fchmodat(folder, made, 0o600, 0) == 0, renameat(folder, made, folder, name) == 0 else {
            throw StatusServerError.socket(path: path, reason: Self.reason)
        }
        unlinkat(folder, Self.privateFolder, AT_REMOVEDIR)
    }

    /// Takes the socket away.
    func remove() {
        unlinkat(folder, name, 0)
        unlinkat(folder, "\(Self.privateFolder)/s", 0)
        unlinkat(folder, Self.privateFolder, AT_REMOVEDIR)
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
