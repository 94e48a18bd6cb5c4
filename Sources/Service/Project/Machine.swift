import Foundation
import Workers

/// What the machine offers.
public enum Machine {
    /// The number of processors this process may use, at least 1.
    public static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// The role in which the program decodes for a supervisor.
public enum WorkerRole {
    /// Serves the supervisor at the other end of standard input until it is gone.
    public static func run() -> Never { WorkerMain.run() }
}
