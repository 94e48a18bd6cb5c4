import Catalog
import JobQueue
import Presets
import Rendering
import Site
import Workers

/// Lets a worker read a source's header and turns what happens into a verdict.
struct Inspector: Sendable {
    let limits: Configuration.Limits

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
        var (failures, kills, reason) = (0, 0, "")
        while failures < policy.maxAttempts {
            do {
                return .usable(try await SourceRecord.Header(worker.inspect(source: file.descriptor, limits: limits)))
            } catch let error as RenderingError {
                if JobFailure(error) == .refused { return .refused(reason: error.message) }
                failures += 1
                reason = error.message
            } catch let fault as WorkerFault {
                try Task.checkCancellation()
                if case .notStarted = fault { throw fault }
                if JobFailure(fault) == .killed { kills += 1 }
                if JobFailure(fault) == .fault || kills > policy.pardons { failures += 1 }
                reason = fault.description
            }
        }
        return .quarantined(reason: reason)
    }
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
