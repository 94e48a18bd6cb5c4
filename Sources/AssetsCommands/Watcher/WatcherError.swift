import Foundation

/// Why a watcher did not do what it was asked for.
enum WatcherError: Error, CustomStringConvertible {
    /// It ended before it had answered.
    case lost
    /// It says why.
    case refused(reason: String)

    /// Reads an answer, which is `{"error": "…"}`.
    init(_ status: UInt, _ answer: [UInt8]) {
        let reason = try? JSONDecoder().decode([String: String].self, from: Data(answer))["error"]
        self = .refused(reason: reason ?? "status \(status)")
    }

    /// One line for people: what is wrong and what to do.
    var description: String {
        switch self {
        case .lost: "the watcher of this site ended before it had answered; run the same command again"
        case .refused(let reason): "the watcher of this site cannot do that: \(reason)"
        }
    }
}
