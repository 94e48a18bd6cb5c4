import Foundation

/// A process under way.
public final class Running {
    private let process = Process()
    private let streams: TemporaryFolder

    init(_ path: String, _ arguments: [String], in folder: String, environment: [String: String]) throws {
        // Files and not pipes: a full pipe that nobody reads would stop the process.
        streams = try TemporaryFolder(["out": "", "err": ""])
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: streams.url("out"))
        process.standardError = try FileHandle(forWritingTo: streams.url("err"))
        try process.run()
    }

    /// The process's number.
    public var identifier: Int32 { process.processIdentifier }

    /// Sends a signal.
    public func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end.
    public func wait() -> Finished {
        process.waitUntilExit()
        let code = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
        return Finished(code: code, output: streams.content("out") ?? "", errors: streams.content("err") ?? "")
    }
}
