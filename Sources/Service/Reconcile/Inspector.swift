import Catalog
import Presets
import Rendering
import Site
import Workers

/// Lets a worker read a source's header and turns what happens into a verdict.
struct Inspector: Sendable {
    let limits: Configuration.Limits

    /// A header is read twice before the source is blamed for the death of a worker.
    private static let attempts = 2

    /// The verdict on a surveyed source.
    ///
    /// - Returns: nil where the file is no longer what the survey read: its verdict must not be recorded for the old content.
    /// - Throws: `WorkerFault.notStarted`, which says nothing about the source; cancellation.
    func judge(
        _ source: SurveyedSource,
        in layout: ProjectLayout,
        by worker: Worker
    ) async throws -> SourceRecord.Verdict? {
        guard let file = try? SourceFile(path: layout.path(source.reference.path)), file.stamp == source.stamp else {
            return nil
        }
        let verdict = try await judge(file, by: worker)
        return file.isUnchanged() ? verdict : nil
    }

    /// The verdict on an open file.
    ///
    /// - Throws: `WorkerFault.notStarted`, which says nothing about the source; cancellation.
    func judge(_ file: borrowing SourceFile, by worker: Worker) async throws -> SourceRecord.Verdict {
        if VectorSniffer.isVector(file.descriptor) { return .vector }
        var lastFault: WorkerFault?
        for _ in 0..<Self.attempts {
            do {
                return .usable(try await SourceRecord.Header(worker.inspect(source: file.descriptor, limits: limits)))
            } catch let error as RenderingError {
                return .refused(reason: error.message)
            } catch let fault as WorkerFault {
                try Task.checkCancellation()
                if case .notStarted = fault { throw fault }
                lastFault = fault
            }
        }
        return .refused(reason: lastFault.map { "\($0); replace the file" } ?? "it cannot be read")
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
