import Foundation
import Synchronization

/// Those who asked a watcher for a run and wait for what comes of it.
final class RunFollowers: Sendable {
    private struct Follower {
        let run: Int
        let reports: AsyncStream<RunReport>.Continuation
    }

    private struct State {
        var followers: [UUID: Follower] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// So many reports wait for a follower that reads slowly; then older ones are dropped, and never the last.
    private static let mostWaiting = 4096

    /// Tells of everything until a run has ended.
    ///
    /// - Parameters:
    ///   - run: The number of the first run whose end counts.
    ///   - events: What is to be told first.
    func follow(until run: Int, after events: [RunEvent]) -> AsyncStream<RunReport> {
        let (stream, reports) = AsyncStream.makeStream(
            of: RunReport.self,
            bufferingPolicy: .bufferingNewest(Self.mostWaiting)
        )
        for event in events { reports.yield(.event(event)) }
        let id = UUID()
        let isClosed = state.withLock { state in
            if !state.isClosed { state.followers[id] = Follower(run: run, reports: reports) }
            return state.isClosed
        }
        if isClosed { Self.end(reports, as: Self.stopped) }
        reports.onTermination = { [weak self] _ in self?.state.withLock { $0.followers[id] = nil } }
        return stream
    }

    /// Tells all of what happens.
    func tell(_ event: RunEvent) {
        for follower in state.withLock({ Array($0.followers.values) }) { follower.reports.yield(.event(event)) }
    }

    /// Tells those how a run ended for whom that run counts.
    func end(run: Int, as report: RunReport) {
        let done = state.withLock { state in
            let done = state.followers.filter { $0.value.run <= run }
            for id in done.keys { state.followers[id] = nil }
            return done.values
        }
        for follower in done { Self.end(follower.reports, as: report) }
    }

    /// Tells everybody, from now on too, that there will be no more runs.
    func close() {
        state.withLock { $0.isClosed = true }
        end(run: .max, as: Self.stopped)
    }

    private static let stopped = RunReport.failed(reason: "the watcher was stopped", kind: .machine)

    private static func end(_ reports: AsyncStream<RunReport>.Continuation, as report: RunReport) {
        reports.yield(report)
        reports.finish()
    }
}
