import Catalog
import Foundation
import GRDB
import JobQueue
import Presets
import Rendering
import Site
import Store
import Workers

/// Takes jobs from the feed, lets workers do them, and hands what they made to the publisher.
struct JobRunner: Sendable {
    let project: Project
    let crew: Crew
    let store: Store
    let feed: JobFeed
    let publisher: Publisher
    let observe: RunObserver

    /// Does all jobs, each worker one at a time.
    ///
    /// - Throws: What makes going on pointless: a full disk, a broken database, a worker that does not start.
    func run() async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in crew.workers { group.addTask { try await work(with: worker) } }
                try await group.waitForAll()
            }
        } catch {
            await crew.stop()
            try? await publisher.flush()
            throw error
        }
        try await publisher.flush()
        try await Task { try await feed.releaseRest() }.value
        try Task.checkCancellation()
    }

    private func work(with worker: Worker) async throws {
        while let (job, item) = try await feed.next() {
            do {
                try await publisher.add(try await render(job, item, with: worker))
            } catch let error as RenderingError {
                try await fail(job, item, error.message, retryable: error.kind == .failed)
            } catch let fault as WorkerFault {
                if case .notStarted = fault { throw fault }
                try Task.checkCancellation()
                try await fail(job, item, fault.description, retryable: true)
            }
        }
    }

    private func render(_ job: Job, _ item: WorkItem, with worker: Worker) async throws -> RenderedJob {
        let path = project.layout.path(item.source.reference.path)
        let file = try openSource(path)
        guard try isSame(file, as: item.source) else { throw Self.changed }
        let staged = try await offPool { try item.variants.map { _ in try store.stage() } }
        let outcome = try await worker.render(
            source: file.descriptor,
            variants: item.variants.map(\.spec),
            into: staged.map(\.descriptor),
            limits: project.configuration.limits
        )
        guard file.isUnchanged() else { throw Self.changed }
        for (planned, written) in zip(item.variants, outcome.variants)
        where written.size != planned.spec.size || written.bytes <= 0 {
            throw RenderingError(.failed, "expected \(planned.name), received a file of another size")
        }
        return RenderedJob(job: job, item: item, files: staged, outcome: outcome)
    }

    private func openSource(_ path: String) throws(RenderingError) -> SourceFile {
        do { return try SourceFile(path: path) } catch {
            throw RenderingError(.failed, "\(error); it was there when the run began")
        }
    }

    /// Whether the open file still holds what the survey read, by its stamp or else by its content.
    private func isSame(_ file: borrowing SourceFile, as source: SurveyedSource) throws -> Bool {
        if file.stamp == source.stamp { return true }
        return try ContentHash(reading: file.descriptor) == source.record.content
    }

    private static let changed = RenderingError(.failed, "it changed during the run; run the same command again")

    private func fail(_ job: Job, _ item: WorkItem, _ reason: String, retryable: Bool) async throws {
        let queue = project.queue
        let state = try await project.database.write {
            try queue.fail(job, reason: reason, retryable: retryable, at: Date(), in: $0)
        }
        if state == .retryable { observe(.retrying(source: item.source.reference.path, reason: reason)) }
    }
}
