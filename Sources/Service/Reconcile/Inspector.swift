import Catalog
import JobQueue
import Presets
import Rendering
import Site
import Workers

/// Lets a worker read a source's header and turns what happens into a verdict.
struct Inspector: Sendable {
    /// Bounds on sources.
    let limits: Configuration.Limits
    /// Where decoding waits for memory.
    let memory: MemoryGate

    /// The verdict on a surveyed source.
    ///
    /// - Returns: nil where the file is no longer what the survey read: its verdict must not be recorded for the old content.
    /// - Throws: `WorkerFault.notStarted`, which says nothing about the source; cancellation.
    func judge(
        _ source: SurveyedSource,
        in layout: ProjectLayout,
        by worker: Worker
    ) async throws -> SourceRecord.Verdict? {
        guard let file = try? SourceFile(source.reference.path, of: layout), file.stamp == source.stamp else {
            return nil
        }
        let verdict = try await judge(file, by: worker)
        return file.isUnchanged() ? verdict : nil
    }

    /// The verdict on an open file, after as many attempts as the queue gives a job.
    ///
    /// - Throws: `WorkerFault.notStarted`, which says nothing about the source; cancellation.
    func judge(_ file: borrowing SourceFile, by worker: Worker) async throws -> SourceRecord.Verdict {
        if VectorSniffer.isVector(file.descriptor) { return .vector }
        let policy = RetryPolicy()
        var count = FailureCount()
        while true {
            let (failure, reason): (JobFailure, String)
            do {
                return .usable(SourceRecord.Header(try await inspect(file.descriptor, by: worker)))
            } catch let error as RenderingError {
                (failure, reason) = (JobFailure(error), error.message)
            } catch let fault as WorkerFault {
                try Task.checkCancellation()
                if case .notStarted = fault { throw fault }
                (failure, reason) = (JobFailure(fault), fault.description)
            }
            switch count.add(failure, by: policy) {
            case .discarded: return .refused(reason: reason)
            case .quarantined: return .quarantined(reason: reason)
            default: continue
            }
        }
    }

    /// What a header says; pixels of a large picture are looked at once there is memory for it.
    func inspect(_ source: Int32, by worker: Worker) async throws -> SourceFacts {
        let facts = try await memory.within(JobMemory.base) {
            try await worker.inspect(source: source, limits: limits, decoding: Self.fewPixels)
        }
        if facts.isComplete { return facts }
        return try await memory.within(JobMemory.estimate(SourceRecord.Header(facts))) {
            try await worker.inspect(source: source, limits: limits)
        }
    }

    /// A worker takes no more for so many pixels, of whatever kind, than it does for a small picture's job.
    private static let fewPixels = 8_000_000
}

extension SourceRecord.Header {
    /// What a worker read, as the catalog keeps it.
    init(_ facts: SourceFacts) {
        self.init(
            format: facts.format,
            width: facts.size.width,
            height: facts.size.height,
            frames: facts.frames,
            transparent: facts.transparent,
            graphic: facts.graphic
        )
    }
}

extension SourceFacts {
    /// What the catalog keeps, as geometry takes it.
    init(_ header: SourceRecord.Header) {
        self.init(
            format: header.format,
            size: PixelSize(width: header.width, height: header.height),
            frames: header.frames,
            transparent: header.transparent,
            graphic: header.graphic
        )
    }
}
