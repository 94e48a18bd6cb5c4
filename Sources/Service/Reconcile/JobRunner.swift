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
    /// Jobs of which an attempt failed come last, while nothing else is rendered: it may have been for want of memory.
    ///
    /// However it ends, what was rendered is published and what was not goes back to the queue.
    ///
    /// - Returns: Sources that could not be settled in this run and are no job's failure: they changed meanwhile.
    /// - Throws: What makes going on pointless: a full disk, a broken database, a worker that does not start.
    func run() async throws -> [Failure] {
        let result: Result<[Failure], any Error>
        do { result = .success(try await workTogether() + workAlone()) } catch { result = .failure(error) }
        // A task of its own, since a cancelled one could neither publish nor release.
        let settled = await Task { try await settle() }.result
        let failures = try result.get()
        try settled.get()
        try Task.checkCancellation()
        return failures
    }

    private func workTogether() async throws -> [Failure] {
        try await withThrowingTaskGroup(of: [Failure].self) { group in
            for index in crew.workers.indices { group.addTask { try await work(with: index) } }
            do {
                return try await group.reduce(into: []) { $0 += $1 }
            } catch {
                // The others wait for their workers and would go on to the end of their jobs.
                await crew.stop()
                throw error
            }
        }
    }

    private func workAlone() async throws -> [Failure] {
        guard !crew.workers.isEmpty else { return [] }
        // What is made already must not wait for what may hang until its deadline.
        try await publisher.flush()
        return try await work(with: 0, suspects: true)
    }

    private func settle() async throws {
        let flushed: Result<Void, any Error>
        do { flushed = .success(try await publisher.flush()) } catch { flushed = .failure(error) }
        let queue = project.queue
        _ = try await project.database.write { try queue.releaseOrphans(in: $0) }
        try flushed.get()
    }

    /// - Parameter number: Which of the workers is to do it.
    private func work(with number: Int, suspects: Bool = false) async throws -> [Failure] {
        var failures: [Failure] = []
        while let (job, item) = try await feed.next(suspects: suspects) {
            let path = item.source.reference.path
            observe(.began(worker: number, source: path, variants: item.variants.count))
            do {
                try await publisher.add(try await render(job, item, with: crew.workers[number]))
            } catch is TooLate {
                // Nothing was begun, so the job goes back with those that were claimed and not given out.
                break
            } catch let change as SourceChanged {
                try await cancel(job)
                failures.append(Failure(item.source.reference, change.description))
            } catch let error as RenderingError {
                try await fail(job, item, as: JobFailure(error), error.message)
            } catch let fault as WorkerFault {
                if case .notStarted = fault { throw fault }
                try Task.checkCancellation()
                try await fail(job, item, as: JobFailure(fault), fault.description)
            }
        }
        return failures
    }

    private func render(_ job: Job, _ item: WorkItem, with worker: Worker) async throws -> RenderedJob {
        let file = try await open(item.source)
        let rendition = Rendition(store: store, limits: project.configuration.limits)
        let hints = try await hints(for: item)
        let staged = try await crew.memory.within(JobMemory.estimate(item.source.record)) {
            // Waiting for memory may have taken longer than there was time.
            if feed.isOver { throw TooLate() }
            return try await rendition.make(item.variants, of: file, by: worker, hints: hints)
        }
        return RenderedJob(
            job: job,
            item: item,
            files: staged.files,
            outcome: staged.outcome,
            digests: staged.digests
        )
    }

    /// What earlier runs found for the source in the job's formats.
    ///
    /// Not what jobs of other formats found: which of them ends first is chance, and a run that was killed and went on
    /// should give the same bytes as one that was not. What earlier runs found may move a search within its window.
    private func hints(for item: WorkItem) async throws -> [SearchHint] {
        let formats = Set(item.variants.filter { $0.spec.quality.score != nil }.map(\.spec.format))
        guard !formats.isEmpty else { return [] }
        let (catalog, source) = (project.catalog, item.source.record.id)
        let known = try await project.database.read { try catalog.variants(of: source, in: $0) }
        return known.values.sorted { $0.key < $1.key }.compactMap(SearchHint.init)
            .filter { formats.contains($0.format) }
    }

    /// Opens a source that must still hold what the survey read, by its stamp or else by its content.
    private func open(_ source: SurveyedSource) async throws -> SourceFile {
        guard let file = try? SourceFile(source.reference.path, of: project.layout) else {
            throw SourceChanged()
        }
        if file.stamp == source.stamp { return file }
        let descriptor = file.descriptor
        let content = try? await offPool { try ContentHash(reading: descriptor) }
        guard content == source.record.content else { throw SourceChanged() }
        return file
    }

    /// Takes a job out of the queue; the next run puts it back if it is still wanted.
    private func cancel(_ job: Job) async throws {
        let queue = project.queue
        _ = try await project.database.write { try queue.cancel(ids: [job.id], at: Date(), in: $0) }
    }

    private func fail(_ job: Job, _ item: WorkItem, as failure: JobFailure, _ reason: String) async throws {
        let queue = project.queue
        let state = try await project.database.write {
            try queue.fail(job, as: failure, reason: reason, at: Date(), in: $0)
        }
        if state == .retryable || state == .available {
            observe(.retrying(source: item.source.reference.path, reason: reason))
        }
    }
}

/// The time for beginning jobs is over.
private struct TooLate: Error {}

extension SearchHint {
    /// What a catalogued variant teaches; nil where its quality was not searched for.
    init?(_ variant: VariantRecord) {
        let suffix = variant.name.split(separator: ".").last ?? ""
        guard let format = ImageFormat.allCases.first(where: { $0.fileExtension == suffix }),
            let quality = variant.quality, let look = variant.look,
            // Every pixel kept says nothing about qualities.
            look.score < 100
        else { return nil }
        self.init(format: format, width: variant.width, quality: quality, score: look.score)
    }
}
