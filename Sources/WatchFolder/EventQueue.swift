/// Events on their way to who reads them, so many at most.
struct EventQueue: Sendable {
    let events: AsyncStream<WatchEvent>
    private let continuation: AsyncStream<WatchEvent>.Continuation

    /// Makes an empty queue; as many events as the kernel itself keeps by default.
    init(capacity: Int = 16_384) {
        (events, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(capacity))
    }

    /// Adds an event; where there is no room the oldest makes way, and an overflow behind all others tells of that.
    func add(_ event: WatchEvent) {
        if case .dropped = continuation.yield(event) { continuation.yield(.overflow) }
    }

    func finish() { continuation.finish() }
}
