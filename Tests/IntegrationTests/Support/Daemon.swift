import Foundation
import TestSupport

/// A program that runs until it is stopped, whose log a test reads as it is written.
final class Daemon {
    private let process = Process()
    private let log = Pipe()
    private var rest: [String] = []
    private var unread = Data()
    /// All lines that were read.
    private(set) var lines: [String] = []

    /// Starts the program under test.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        process.executableURL = URL(filePath: Program.assets.path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = log
        try process.run()
    }

    deinit { process.terminate() }

    var identifier: Int32 { process.processIdentifier }

    /// Waits for the next line that holds a text, after the one that was last returned; nil where the program ends before
    /// or says nothing for a minute.
    func line(with text: String) -> String? {
        while true {
            while !rest.isEmpty {
                let line = rest.removeFirst()
                if line.contains(text) { return line }
            }
            guard read() else { return nil }
        }
    }

    /// Waits for more of the log; false at its end, and where nothing comes for a minute.
    private func read() -> Bool {
        var request = pollfd(fd: log.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, 60_000) > 0 else { return false }
        let bytes = log.fileHandleForReading.availableData
        unread += bytes
        while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: unread[unread.startIndex..<end], as: UTF8.self)
            unread = Data(unread[(end + 1)...])
            lines.append(line)
            rest.append(line)
        }
        return !bytes.isEmpty
    }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the end, and returns the exit code, or 128 and the signal's number.
    func wait() -> Int32 {
        while read() {}
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}
