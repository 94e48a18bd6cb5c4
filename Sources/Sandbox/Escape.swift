import CSandbox
import Glibc

/// A way out of the sandbox that is really tried, with what came of it.
public struct Escape: Codable, Hashable, Sendable {
    /// What was tried.
    public var name: String
    /// What the kernel said against it; nil where it did what was asked, or failed for another reason.
    public var denial: String?

    /// Tries each way out from this thread and leaves nothing behind.
    ///
    /// The last one would replace the process, and so be seen by the end of it.
    public static func attempts() -> [Escape] { harmless() + [attempt("run a program", run)] }

    /// Those after which the process goes on as it was, whatever comes of them.
    static func harmless() -> [Escape] {
        [
            attempt("open /etc/passwd") { closed(open("/etc/passwd", O_RDONLY | O_CLOEXEC)) },
            attempt("write to /tmp", write),
            attempt("connect by TCP") { connect(AF_INET, loopback) },
            attempt("connect to a Unix socket") { connect(AF_UNIX, device) },
            attempt("trace the parent") { csandbox_trace(getppid()) >= 0 },
            attempt("signal the parent") { kill(getppid(), 0) == 0 },
            attempt("make memory executable", makeExecutable),
        ]
    }

    private static func attempt(_ name: String, _ body: () -> Bool) -> Escape {
        errno = 0
        let code = body() ? 0 : errno
        let isDenial = [EPERM, EACCES, ENOSYS].contains(code)
        return Escape(name: name, denial: isDenial ? String(cString: strerror(code)) : nil)
    }

    private static func closed(_ descriptor: Int32) -> Bool {
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
    }

    private static func write() -> Bool {
        let path = "/tmp/assets-escape-\(getpid())"
        guard closed(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)) else { return false }
        unlink(path)
        return true
    }

    private static func makeExecutable() -> Bool {
        let length = 4096
        let place = mmap(nil, length, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let place, place != MAP_FAILED else { return false }
        munmap(place, length)
        return true
    }

    private static func run() -> Bool {
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("assets"), strdup("--version"), nil]
        defer { arguments.forEach { free($0) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        return execve("/proc/self/exe", &arguments, &environment) == 0
    }

    /// Connects to an address where nobody need listen: only a refusal by the kernel itself counts.
    private static func connect(_ family: Int32, _ address: sockaddr) -> Bool {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer {
            let code = errno
            close(descriptor)
            errno = code
        }
        var address = address
        return Glibc.connect(descriptor, &address, socklen_t(MemoryLayout<sockaddr>.size)) == 0
    }

    /// The discard port of this machine, 127.0.0.1:9.
    private static let loopback = address(AF_INET, [0, 9, 127, 0, 0, 1])
    /// A path that everyone may write to and at which no socket is.
    private static let device = address(AF_UNIX, Array("/dev/null".utf8))

    private static func address(_ family: Int32, _ bytes: [UInt8]) -> sockaddr {
        var address = sockaddr()
        address.sa_family = sa_family_t(family)
        withUnsafeMutableBytes(of: &address.sa_data) { $0.copyBytes(from: bytes) }
        return address
    }
}
