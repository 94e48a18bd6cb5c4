#if DEBUG
    import Glibc
    import Synchronization

    /// How often the wanted point was passed; a process looks for one only.
    private let passes = Atomic<Int>(0)
#endif

/// A point between two steps at which a test may want this process to be killed; release builds have none.
///
/// With `ASSETS_CRASH_AT=NAME:N` in the environment, a debug build dies by SIGKILL when it comes to the point of that name
/// for the Nth time, counted from 1. `scripts/chaos` then looks at what is left.
public func crashPoint(_ name: StaticString) {
    #if DEBUG
        guard let wanted = getenv("ASSETS_CRASH_AT").map({ String(cString: $0) })?.split(separator: ":"),
            wanted.count == 2, wanted[0] == "\(name)"
        else { return }
        if passes.add(1, ordering: .relaxed).newValue == Int(wanted[1]) { kill(getpid(), SIGKILL) }
    #endif
}
