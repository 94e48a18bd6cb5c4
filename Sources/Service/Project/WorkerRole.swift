import Sandbox
import Workers

/// The role in which the program decodes for a supervisor.
public enum WorkerRole {
    /// Serves the supervisor at the other end of standard input until it is gone.
    ///
    /// To be called while the process has one thread.
    ///
    /// - Parameter pixels: The most pixels that a picture may have, all frames together.
    public static func run(pixels: Int) -> Never { WorkerMain.run(ResourceLimits(pixels: pixels)) }
}
