/// What happens during a run, for whoever watches it.
public enum RunEvent: Sendable {
    /// The posts were read.
    case scanned(posts: Int, sources: Int)
    /// A post says something of a picture that is no error but that its author may want to know.
    case notice(String)
    /// Sources are being compared with what is known, and read where they are new.
    case reading(done: Int, of: Int)
    /// Headers of new sources are being read by workers.
    case inspecting(done: Int, of: Int)
    /// So many jobs are to be done, for so many variants, at a cost in the unit of `WorkItem.cost`.
    case planned(jobs: Int, variants: Int, cost: Double)
    /// A job's variants are published.
    case made(source: String, variants: Int, bytes: Int, cost: Double)
    /// A job failed and will be tried again.
    case retrying(source: String, reason: String)
    /// A source has no variants, or not all, and will not be tried again until it changes.
    case failed(Failure)
}

/// Takes events as they happen, from any thread.
public typealias RunObserver = @Sendable (RunEvent) -> Void
