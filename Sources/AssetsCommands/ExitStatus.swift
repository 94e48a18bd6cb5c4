import Service

/// The exit codes that scripts may rely on.
enum ExitStatus {
    /// Some sources failed; the others are done.
    static let sourcesFailed: Int32 = 1
    /// The command line or the configuration is wrong.
    static let usage: Int32 = 2
    /// Some sources are in quarantine; the others are done, but for those that failed.
    static let quarantined: Int32 = 3
    /// The machine failed the run as a whole: a full disk, a folder that cannot be written (`EX_IOERR` of sysexits.h).
    static let machine: Int32 = 74
    /// Another run owns the project and the caller would not wait (`EX_TEMPFAIL`).
    static let owned: Int32 = 75

    /// The code after a clean stop by a signal.
    static func stopped(by signal: Int32) -> Int32 { 128 + signal }

    /// The code for an error whose description is already a line for people; nil for any other error.
    static func code(of error: any Error) -> Int32? {
        if error is WatcherError { return machine }
        return RunFailure(error).map(code)
    }

    /// The code for a kind of trouble.
    static func code(of failure: RunFailure) -> Int32 {
        switch failure {
        case .usage: usage
        case .owned: owned
        case .machine: machine
        }
    }
}
