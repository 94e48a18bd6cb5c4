import Foundation

/// A program that tests run: the one under test, or a tool of the machine that gives a second opinion.
public struct Program: Sendable {
    /// The absolute path of the executable.
    public let path: String

    /// The program under test, which the package manager puts beside the tests' own binary.
    public static let assets = Program(
        path: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "assets").path
    )

    private init(path: String) {
        self.path = path
    }

    /// Finds a tool in `PATH`; nil where the machine has none of that name.
    public init?(_ name: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let candidates = folders.split(separator: ":").map { "\($0)/\(name)" }
        guard let path = candidates.first(where: FileManager.default.isExecutableFile) else { return nil }
        self.path = path
    }

    /// A Python that has a module, that of `PATH` or else the system's; nil where neither has it.
    public static func python(with module: String) -> Program? {
        [Program("python3"), Program(path: "/usr/bin/python3")].compactMap(\.self).first {
            (try? $0.run(["-c", "import \(module)"]))?.code == 0
        }
    }

    /// A Ruby that has a library; nil where the machine has none.
    public static func ruby(with library: String) -> Program? {
        Program("ruby").flatMap { (try? $0.run(["-e", "require '\(library)'"]))?.code == 0 ? $0 : nil }
    }

    /// Starts the program.
    ///
    /// - Parameters:
    ///   - folder: Where it runs.
    ///   - environment: What its environment has beside, or instead of, the tests' own.
    public func start(
        _ arguments: [String],
        in folder: String = "/",
        environment: [String: String] = [:]
    ) throws -> Running {
        try Running(path, arguments, in: folder, environment: environment)
    }

    /// Runs the program to its end; see `start`.
    public func run(
        _ arguments: [String],
        in folder: String = "/",
        environment: [String: String] = [:]
    ) throws -> Finished {
        try start(arguments, in: folder, environment: environment).wait()
    }
}

/// What a finished process left.
public struct Finished: Sendable {
    /// The exit code, or 128 and the signal's number as shells count.
    public var code: Int32
    /// Standard output.
    public var output: String
    /// Standard error.
    public var errors: String
}
