/// What a watcher tells whoever asked it for a run.
public enum RunReport: Sendable, Codable {
    /// Something happened, in the run that was asked for or in one that went on when it was.
    case event(RunEvent)
    /// The run that was asked for is done.
    case ended(RunSummary)
    /// It could not be done.
    case failed(reason: String, kind: RunFailure)
}
