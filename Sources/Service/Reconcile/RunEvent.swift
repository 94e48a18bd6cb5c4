/// What happens during a run, for whoever watches it.
public enum RunEvent: Sendable, Codable {
    /// The posts were read.
    case scanned(posts: Int)
    /// A post says something of a picture that is no error but that its author may want to know.
    case notice(String)
    /// Sources are being compared with what is known, and read where they are new.
    case reading(done: Int, of: Int)
    /// Headers of new sources are being read by workers.
    case inspecting(done: Int, of: Int)
    /// Published variants are being read.
    case verifying(done: Int, of: Int)
    /// So many variants are to be made, at a cost in megapixels of JPEG.
    case planned(variants: Int, cost: Double)
    /// One of the workers, counted from 0, begins with so many variants of a source.
    case began(worker: Int, source: String, variants: Int)
    /// A job's variants are published, of so many bytes together; the cost is the part of the planned one that is done
    /// with them.
    case made(source: String, variants: Int, bytes: Int, cost: Double)
    /// A job failed and will be tried again.
    case retrying(source: String, reason: String)
    /// A source has no variants, or not all, and will not be tried again until it changes.
    case failed(Failure)
}

/// Takes events as they happen, from any thread.
public typealias RunObserver = @Sendable (RunEvent) -> Void
