/// Decides when what happened has come to rest, so that work on it is done once.
///
/// Something is due when nothing happened for a moment, or when a longer while has passed since it began, lest somebody
/// who never stops changing files keeps everybody waiting.
public struct Settling: Sendable {
    /// The moment without events after which what happened is due.
    public var quiet: Duration
    /// The longest wait after the first event.
    public var longest: Duration
    /// For how long a file counts as being written that nobody writes to and nobody closes: not all who write close it.
    public var patience: Duration
    /// The files and folders that changed since the last work began, and are whole.
    public private(set) var whole: Set<String> = []
    /// How often events were lost since the last work began.
    public private(set) var overflows = 0
    /// The files that are being written, with the last that was seen of that.
    private var writers: [String: ContinuousClock.Instant] = [:]
    /// The same for files that are being moved, by the numbers of their moves.
    private var moving: [UInt32: ContinuousClock.Instant] = [:]
    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    /// Makes a state of rest.
    public init(
        quiet: Duration = .milliseconds(150),
        longest: Duration = .seconds(2),
        patience: Duration = .seconds(60)
    ) {
        self.quiet = quiet
        self.longest = longest
        self.patience = patience
    }

    /// The files that are being written, which are to be left alone; what was written to is due when they are closed.
    public var unfinished: Set<String> { Set(writers.keys) }

    /// When the work is due; nil while there is none. What is being written is due when patience with it ends.
    public var due: ContinuousClock.Instant? {
        let oldest = writers.values.min().map { $0 + patience }
        guard let first, let last else { return oldest }
        return min(last + quiet, first + longest, oldest ?? last + quiet)
    }

    /// Takes in what happened.
    public mutating func note(_ event: WatchEvent, at now: ContinuousClock.Instant) {
        switch event {
        case .writing(let path):
            writers[path] = now
            whole.remove(path)
            return
        case .unwatched(let folder):
            forget { path in path.lastIndex(of: "/").map { path[..<$0] == folder } ?? false }
            return
        case .finished(let path):
            writers[path] = nil
            whole.insert(path)
        case .touched: break
        case .left(let path, let move):
            if let move, let seen = writers[path] { moving[move] = seen }
            writers[path] = nil
            whole.remove(path)
        case .arrived(let path, let move):
            writers[path] = moving[move]
            if writers[path] == nil { whole.insert(path) } else { whole.remove(path) }
        case .gone(let folder): forget { $0.hasPrefix(folder + "/") }
        case .overflow:
            overflows += 1
            // That they were closed may be among what was lost.
            forget { _ in true }
        }
        first = first ?? now
        last = now
    }

    /// Begins anew, and returns what was: who calls this now does the work.
    public mutating func take(at now: ContinuousClock.Instant = .now) -> Settling {
        defer { (first, last, overflows, whole) = (nil, nil, 0, []) }
        let oldest = now - patience
        writers = writers.filter { $0.value > oldest }
        moving = moving.filter { $0.value > oldest }
        return self
    }

    /// Takes back what is known of files; their age then decides.
    private mutating func forget(_ isLost: (String) -> Bool) {
        writers = writers.filter { !isLost($0.key) }
        whole = whole.filter { !isLost($0) }
    }
}
