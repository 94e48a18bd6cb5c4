import Foundation

/// A command line tool of the machine that the tests ask for a second opinion on a built site.
struct PageTool {
    /// What a tool that has ended left behind.
    struct Output {
        var status: Int32
        var standardOutput: String
        var standardError: String
    }

    private let executable: URL

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
    func run(_ arguments: [String]) throws -> Output {
        let folder = FileManager.default.temporaryDirectory.appending(path: "page-tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appending(path: "stdout"), error = folder.appending(path: "stderr")
        try Data().write(to: output)
        try Data().write(to: error)
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus,
            standardOutput: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            standardError: String(decoding: try Data(contentsOf: error), as: UTF8.self)
        )
    }
}
