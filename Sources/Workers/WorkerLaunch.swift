import Glibc
import Presets

/// How a worker is started.
public struct WorkerLaunch: Sendable {
    /// The path of the program.
    public var executable: String
    /// Its arguments, without its name.
    public var arguments: [String]
    /// How long it may take to be ready, in seconds.
    public var startSeconds: Int
    /// Whether a worker that a layer of the sandbox does not hold counts as not started.
    public var requiresSandbox = false

    /// A launch of this very program in its worker role, bounded to what pictures within the limits need.
    public init(
        executable: String = "/proc/self/exe",
        limits: Configuration.Limits = Configuration.Limits(),
        requiresSandbox: Bool = false
    ) {
        let pixels = max(limits.pixels, limits.animationPixels)
        self.init(executable: executable, arguments: ["worker", "--pixels", String(pixels)], startSeconds: 60)
        self.requiresSandbox = requiresSandbox
    }

    /// A launch of any program; tests start some that misbehave.
    init(executable: String, arguments: [String], startSeconds: Int = 60) {
        self.executable = executable
        self.arguments = arguments
        self.startSeconds = startSeconds
    }

    /// What a worker's surroundings add or replace: equal bytes everywhere, little memory, silent decoders.
    private static let environment = [
        "LC_ALL": "C.UTF-8", "TZ": "UTC", "MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "16000000",
        "VIPS_WARNING": "0", "SWIFT_BACKTRACE": "enable=no",
    ]

    /// Starts the program with the given standard input and everything else closed or discarded.
    ///
    /// - Throws: `WorkerFault.notStarted`.
    func spawn(standardInput: Int32) throws(WorkerFault) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own keeps Ctrl-C at a terminal from killing workers before the supervisor stops cleanly.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        posix_spawnattr_setpgroup(&attributes, 0)
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)

        var pid: pid_t = 0
        let code = withStringPointers(["assets"] + arguments) { arguments in
            withStringPointers(Self.surroundings()) { environment in
                posix_spawn(&pid, executable, &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw .notStarted(reason: "\(executable): \(String(cString: strerror(code)))") }
        return pid
    }

    private static func surroundings() -> [String] {
        var lines: [String] = []
        var next = environ
        while let line = next.pointee {
            let text = String(cString: line)
            let name = String(text.prefix { $0 != "=" })
            if environment[name] == nil { lines.append(text) }
            next += 1
        }
        return lines + environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }
}

/// Lends strings as a null-terminated array of C strings.
private func withStringPointers<Result>(
    _ strings: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
}
