import Foundation
import Synchronization

/// Those who asked a watcher for a run and wait for what comes of it.
final class RunFollowers: Sendable {
    private struct Follower {
        let run: Int
        let reports: AsyncStream<RunReport>.Continuation
    }

    private let followers = Mutex<[UUID: Follower]>([:])

    /// So many reports wait for a follower that reads slowly; then older ones are dropped, and never the last.
    private static let mostWaiting = 4096

    /// Tells of everything until a run has ended.
    ///
    /// - Parameter run: The number of the first run whose end counts.
    func follow(until run: Int) -> AsyncStream<RunReport> {
        let (stream, reports) = AsyncStream.makeStream(
            of: RunReport.self,
            bufferingPolicy: .bufferingNewest(Self.mostWaiting)
        )
        let id = UUID()
        followers.withLock { $0[id] = Follower(run: run, reports: reports) }
        reports.onTermination = { [weak self] _ in self?.followers.withLock { $0[id] = nil } }
        return stream
    }

    /// Tells all of what happens.
    func tell(_ event: RunEvent) {
        for follower in followers.withLock({ Array($0.values) }) { follower.reports.yield(.event(event)) }
    }

    /// Tells those how a run ended for whom that run counts.
    func end(run: Int, as report: RunReport) {
        let done = followers.withLock { followers in
            let done = followers.filter { $0.value.run <= run }
            for id in done.keys { followers[id] = nil }
            return done.values
        }
        for follower in done {
            follower.reports.yield(report)
            follower.reports.finish()
        }
    }
}
