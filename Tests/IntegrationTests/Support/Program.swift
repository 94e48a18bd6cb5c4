import Foundation
import Testing

/// What a finished process left.
struct Finished {
    /// The exit code, or 128 and the signal's number as shells count.
    var code: Int32
    /// Standard output.
    var output: String
    /// Standard error.
    var errors: String
}

/// Runs programs and waits for them.
enum Program {
    /// The binary under test, which the package manager puts beside the test's own.
    static let assets = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("assets").path

    /// Runs the binary under test.
    static func assets(
        _ arguments: [String],
        in folder: String = "/",
        environment: [String: String] = [:]
    ) throws -> Finished {
        try run(assets, arguments, in: folder, environment: environment)
    }

    /// Runs a program found by its name.
    static func run(
        _ name: String,
        _ arguments: [String],
        in folder: String = "/",
        environment: [String: String] = [:]
    ) throws -> Finished {
        let process = try start(name, arguments, in: folder, environment: environment)
        return process.wait()
    }

    /// Starts a program.
    static func start(
        _ name: String,
        _ arguments: [String],
        in folder: String = "/",
        environment: [String: String] = [:]
    ) throws -> Running {
        try Running(name, arguments, in: folder, environment: environment)
    }

    /// Whether a program is installed.
    static func isInstalled(_ name: String) -> Bool {
        (try? run("sh", ["-c", "command -v \(name)"]))?.code == 0
    }
}

/// A process under way.
final class Running {
    private let process = Process()
    private let outputFile: URL
    private let errorFile: URL

    init(_ name: String, _ arguments: [String], in folder: String, environment: [String: String]) throws {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
        outputFile = base.appendingPathExtension("out")
        errorFile = base.appendingPathExtension("err")
        // Files and not pipes: nobody has to read while the process writes.
        for file in [outputFile, errorFile] { try Data().write(to: file) }
        process.executableURL = URL(fileURLWithPath: name.hasPrefix("/") ? name : "/usr/bin/env")
        process.arguments = name.hasPrefix("/") ? arguments : [name] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
    }

    deinit {
        for file in [outputFile, errorFile] { try? FileManager.default.removeItem(at: file) }
    }

    /// The process's number.
    var identifier: Int32 { process.processIdentifier }

    /// Whether it has not ended.
    var isRunning: Bool { process.isRunning }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// What was written to standard error so far.
    var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

    /// Waits for the end.
    func wait() -> Finished {
        process.waitUntilExit()
        let code = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Finished(
            code: code,
            output: (try? String(contentsOf: outputFile, encoding: .utf8)) ?? "",
            errors: errors
        )
    }
}

extension Running {
    /// The processes that this one started.
    var children: [Int32] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(identifier)/task")) ?? []
        let lists = threads.map { "/proc/\(identifier)/task/\($0)/children" }
        let text = lists.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }.joined(separator: " ")
        return Set(text.split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }).sorted()
    }

    /// Kills some of the processes that this one started.
    ///
    /// - Returns: How many.
    func killChildren(limit: Int) -> Int {
        children.prefix(limit).reduce(0) { $0 + (kill($1, SIGKILL) == 0 ? 1 : 0) }
    }

    /// Waits until a folder holds so many files; the kernel tells of each one, nothing is polled.
    ///
    /// - Returns: false where the process ended before.
    func waitForFiles(_ count: Int, in folder: String) -> Bool {
        while isRunning {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            if names.filter({ !$0.hasPrefix(".") }).count >= count { return true }
            FolderChange.wait(below: folder, seconds: 1)
        }
        return false
    }
}

/// Waits for a change in a folder.
enum FolderChange {
    /// Blocks until something is made or moved in a folder, or in the nearest folder above it that exists.
    static func wait(below folder: String, seconds: Int32) {
        var watched = URL(filePath: folder)
        while !FileManager.default.fileExists(atPath: watched.path), watched.path != "/" {
            watched.deleteLastPathComponent()
        }
        let descriptor = inotify_init1(Int32(IN_CLOEXEC))
        defer { close(descriptor) }
        inotify_add_watch(descriptor, watched.path, UInt32(IN_CREATE | IN_MOVED_TO))
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, seconds * 1000)
    }
}
