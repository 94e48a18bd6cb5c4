import Foundation
import Synchronization

/// What a watcher has done and is doing, put together from what it reports.
final class SiteActivity: Sendable {
    /// The part of a status that needs no database.
    struct State: Sendable {
        /// When the watcher began.
        let since = Date()
        /// How far the run is; nil while none goes on.
        var run: RunTally?
        /// Whether a run has ended that left no file alone.
        var isWhole = false
        /// When the last run ended that came to its end.
        var ended: Date?
        /// What it came to.
        var summary: RunSummary?
        /// What failed: in the last run, or until now in the one that goes on.
        var failures: [Failure] = []
        /// What is said of those.
        fileprivate var known: Set<String> = []
        /// Photos that came through the inbox, newest first.
        var added: [SiteStatus.Addition] = []
    }

    private struct Watched {
        var state = State()
        var listeners: [UUID: AsyncStream<Void>.Continuation] = [:]
    }

    private let watched = Mutex(Watched())

    /// What is known now.
    var state: State { watched.withLock { $0.state } }

    /// Gives an element after each change; several that come fast may give one.
    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = UUID()
        watched.withLock { $0.listeners[id] = continuation }
        continuation.onTermination = { [weak self] _ in self?.watched.withLock { $0.listeners[id] = nil } }
        return stream
    }

    /// Takes in a report, from any thread.
    func take(_ report: WatchReport) {
        watched.withLock { watched in
            watched.state.take(report)
            for listener in watched.listeners.values { listener.yield() }
        }
    }
}

extension SiteActivity.State {
    /// The most photos of the inbox that are remembered.
    private static let mostAdded = 20

    fileprivate mutating func take(_ report: WatchReport) {
        switch report {
        case .began: run = RunTally()
        case .event(.failed(let failure)):
            run?.take(.failed(failure))
            if known.insert(failure.message).inserted { failures.append(failure) }
        case .event(let event): run?.take(event)
        case .ended(let summary):
            run = nil
            ended = Date()
            isWhole = isWhole || summary.unfinished.isEmpty
            failures = summary.failures
            known = Set(failures.map(\.message))
            self.summary = summary
        case .failed: run = nil
        case .added(let photo):
            let addition = SiteStatus.Addition(file: photo.file, image: photo.image, date: Date())
            added = Array(([addition] + added).prefix(Self.mostAdded))
        case .refused, .refusedPhoto, .inboxFailed, .unconfined, .overflow, .polling: break
        }
    }
}
