import Glibc

/// How a worker failed a job without an answer.
public enum WorkerFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// It ended by a signal, as a decoder fault does.
    case killed(signal: Int32)
    /// It ended by itself.
    case exited(code: Int32)
    /// It did not answer in time and was killed.
    case timedOut(seconds: Int)
    /// It answered something that is no answer, and was killed.
    case garbled
    /// It could not be started.
    case notStarted(reason: String)

    /// Whether somebody else killed it: an operator, the kernel when memory runs out. Codecs do not end so.
    public var isFromOutside: Bool {
        if case .killed(let signal) = self { !Self.ownSignals.contains(signal) } else { false }
    }

    /// The signals by which the kernel and the C library end a program for what it did itself.
    private static let ownSignals: Set<Int32> = [
        SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS, SIGXCPU, SIGXFSZ,
    ]

    /// One clause for people, as "the decoder crashed (Segmentation fault)".
    public var description: String {
        switch self {
        case .killed(let signal) where isFromOutside:
            "the decoder was killed from outside (\(String(cString: strsignal(signal)))), as when memory runs out"
        case .killed(let signal): "the decoder crashed (\(String(cString: strsignal(signal))))"
        case .exited(let code): "the decoder ended with code \(code)"
        case .timedOut(let seconds): "the decoder took longer than \(seconds) s (limits.deadline in assets.yml)"
        case .garbled: "the decoder gave no sensible answer"
        case .notStarted(let reason): "the decoder could not be started: \(reason)"
        }
    }
}
