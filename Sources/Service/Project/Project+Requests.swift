import Catalog
import Foundation
import GRDB
import JobQueue

extension Project {
    /// Makes failed jobs available again, and lets workers look again at sources that were refused.
    ///
    /// - Returns: The number of jobs and sources that will be tried.
    @discardableResult
    public func retry(_ target: RequestTarget) async throws -> Int {
        let (queue, catalog) = (queue, catalog)
        return try await forgetting { db in
            switch target {
            case .all: try queue.retry(states: JobQueue.failed, in: db) + catalog.forgetRefusals(in: db)
            case .quarantined:
                try queue.retry(states: [.quarantined], in: db) + catalog.forgetRefusals(quarantinedOnly: true, in: db)
            case .jobs(let ids): try queue.retry(ids: ids, in: db)
            case .pictures(let paths):
                try catalog.sources(at: paths, in: db).reduce(0) { count, source in
                    try count + queue.retry(ids: queue.ids(of: source, in: db), in: db)
                        + catalog.forgetRefusal(of: source, in: db)
                }
            }
        }
    }

    /// Gives up jobs that wait or are being done, until somebody lets them be tried again.
    ///
    /// - Returns: The number of jobs.
    public func cancel(_ target: RequestTarget) async throws -> Int {
        let (queue, catalog) = (queue, catalog)
        return try await forgetting { db in
            let ids: [Int64]
            switch target {
            case .all: ids = try queue.list(states: JobQueue.open, in: db).map(\.id)
            case .quarantined: ids = []
            case .jobs(let given): ids = given
            case .pictures(let paths):
                ids = try catalog.sources(at: paths, in: db).flatMap { try queue.ids(of: $0, in: db) }
            }
            return try queue.discard(ids: ids, reason: Self.cancelled, at: Date(), in: db)
        }
    }

    private static let cancelled = "it was cancelled; 'assets retry' makes it after all"

    /// Changes the queue; where anything did, the next run must not repeat what the last one said.
    private func forgetting(_ change: @escaping @Sendable (Database) throws -> Int) async throws -> Int {
        let count = try await naming { try await database.write(change) }
        let memory = memory
        if count > 0 { try await offPool { memory.forget() } }
        return count
    }
}
