import Foundation

/// A command line tool of the machine that a test asks for a second opinion.
struct Tool {
    /// What a tool that has ended left behind.
    struct Output {
        var status: Int32
        var standardOutput: Data
        var standardError: String
    }

    let executable: URL

    /// Finds a tool in `PATH`; nil where the machine has none of that name.
    init?(_ name: String) {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let candidates = path.split(separator: ":").map { URL(filePath: "\($0)/\(name)") }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            return nil
        }
        executable = found
    }

    /// Runs the tool to its end. Output goes through files, because a full pipe nobody reads would stop the tool.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Output {
        let folder = try TemporaryFolder()
        let output = folder.url.appending(path: "stdout"), error = folder.url.appending(path: "stderr")
        try Data().write(to: output)
        try Data().write(to: error)
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus,
            standardOutput: try Data(contentsOf: output),
            standardError: String(decoding: try Data(contentsOf: error), as: UTF8.self)
        )
    }

    /// Whether Ruby can load a library, which says whether tests with it make sense.
    static func rubyHas(_ library: String) -> Bool {
        (try? Tool("ruby")?.run(["-e", "require '\(library)'"]).status) == 0
    }

    /// Whether Python can load a module, which says whether tests with it make sense.
    static func pythonHas(_ module: String) -> Bool {
        (try? Tool("python3")?.run(["-c", "import \(module)"]).status) == 0
    }
}

/// A folder that is gone when nothing refers to it any more.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "manifest-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file, making the folders on its way.
    @discardableResult
    func write(_ path: String, _ bytes: some Sequence<UInt8>) throws -> URL {
        let file = url.appending(path: path)
        let parent = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file
    }
}
