import Workers

/// The role in which the program decodes for a supervisor.
public enum WorkerRole {
    /// Serves the supervisor at the other end of standard input until it is gone.
    public static func run() -> Never { WorkerMain.run() }
}
