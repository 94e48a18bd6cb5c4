import Foundation
import Glibc

/// The two streams of the program: data on standard output, everything else on standard error.
enum Console {
    /// Whether a person watches standard error.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    /// Whether colours may be used.
    static var hasColor: Bool {
        isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Prints data.
    static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// Prints a value as JSON, keys sorted and dates as `2026-11-22T12:00:00Z`.
    static func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Says something to a person.
    static func note(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Names something that failed.
    static func error(_ text: String) { note("\(paint("error:", "31;1")) \(text)") }

    /// Names something that may be meant so.
    static func warning(_ text: String) { note("\(paint("note:", "33")) \(text)") }

    /// Writes bytes to standard error without a line's end, as a progress bar does.
    static func draw(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func paint(_ text: String, _ code: String) -> String {
        hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno != EINTR { return }
            start += max(0, count)
        }
    }
}
