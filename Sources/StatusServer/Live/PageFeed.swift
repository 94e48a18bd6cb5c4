import Foundation
import Service

/// Tells all who look at the overview what changes in it.
///
/// The page is made once for all of them, and only while there are any.
actor PageFeed {
    /// The regions and what else changes, at one moment.
    struct Moment: Sendable {
        /// Each event's name with its content.
        let events: [(name: String, content: String)]
    }

    private let watch: SiteWatch
    private let csrf: String
    private var readers: [UUID: AsyncStream<Moment>.Continuation] = [:]
    private var isClosed = false
    private var isRunning = false

    /// The most readers at once.
    private static let mostReaders = 32
    /// The shortest time between two moments.
    private static let rest = Duration.milliseconds(500)
    /// The longest time without a word.
    private static let heartbeat = Duration.seconds(15)

    init(_ watch: SiteWatch, csrf: String) {
        (self.watch, self.csrf) = (watch, csrf)
    }

    /// What the page shows from now on, beginning with now; nil where too many read already, or no longer.
    func read() async -> AsyncStream<Moment>? {
        guard !isClosed, readers.count < Self.mostReaders else { return nil }
        let (stream, reader) = AsyncStream.makeStream(of: Moment.self, bufferingPolicy: .bufferingNewest(1))
        let id = UUID()
        readers[id] = reader
        reader.onTermination = { [weak self] _ in Task { await self?.remove(id) } }
        if let moment = await moment() { reader.yield(moment) }
        return stream
    }

    /// Ends all that is read.
    func close() {
        isClosed = true
        for reader in readers.values { reader.finish() }
        readers = [:]
    }

    /// Tells of changes until the task is cancelled.
    func run() async {
        let (ticks, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let changes = watch.changes()
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in changes { wake.yield() } }
            group.addTask { await self.tick(wake) }
            for await _ in ticks {
                await tell()
                try? await Task.sleep(for: Self.rest)
            }
            group.cancelAll()
        }
    }

    /// Wakes each second while a run goes on, so that times move, and else as often as a word is due.
    private func tick(_ wake: AsyncStream<Void>.Continuation) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: isRunning ? .seconds(1) : Self.heartbeat)
            wake.yield()
        }
    }

    private func tell() async {
        guard !readers.isEmpty, let moment = await moment() else { return }
        for reader in readers.values { reader.yield(moment) }
    }

    private func moment() async -> Moment? {
        guard let look = try? await Look(watch) else { return nil }
        isRunning = look.status.run != nil
        let overview = Overview(look: look, csrf: csrf)
        let regions = overview.regions.map { ($0.name, $0.content.source) }
        return Moment(events: regions + [("phase", overview.phase.source), ("say", look.sentence)])
    }

    private func remove(_ id: UUID) { readers[id] = nil }
}
