/// Decides when what happened has come to rest, so that work on it is done once.
///
/// Something is due when nothing happened for a moment, or when a longer while has passed since it began, lest somebody
/// who never stops changing files keeps everybody waiting.
public struct Settling: Sendable {
    /// The moment without events after which what happened is due.
    public var quiet: Duration
    /// The longest wait after the first event.
    public var longest: Duration
    /// The files that are being written, which are to be left alone; what was written to is due when they are closed.
    public private(set) var unfinished: Set<String> = []
    /// The files and folders that changed since the last work began, and are whole.
    public private(set) var whole: Set<String> = []
    /// How often events were lost since the last work began.
    public private(set) var overflows = 0
    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    /// Makes a state of rest.
    public init(quiet: Duration = .milliseconds(150), longest: Duration = .seconds(2)) {
        self.quiet = quiet
        self.longest = longest
    }

    /// When the work is due; nil while there is none.
    public var due: ContinuousClock.Instant? {
        guard let first, let last else { return nil }
        return min(last + quiet, first + longest)
    }

    /// Takes in what happened.
    public mutating func note(_ event: WatchEvent, at now: ContinuousClock.Instant) {
        switch event {
        case .writing(let path):
            unfinished.insert(path)
            whole.remove(path)
            return
        case .changed(let path):
            unfinished.remove(path)
            whole.insert(path)
        case .gone(let folder): unfinished = unfinished.filter { !$0.hasPrefix(folder + "/") }
        case .overflow:
            overflows += 1
            // That they were closed may be among what was lost.
            (unfinished, whole) = ([], [])
        }
        first = first ?? now
        last = now
    }

    /// Begins anew, and returns what was: who calls this now does the work.
    public mutating func take() -> Settling {
        defer { (first, last, overflows, whole) = (nil, nil, 0, []) }
        return self
    }
}
