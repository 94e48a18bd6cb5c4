import Catalog
import FileStamps
import Presets
import Rendering
import Site
import Store
import Workers

/// What is known before a picture is made.
extension PhotoIntake {
    /// What an original is; its verdict is that it can be used, or that it is a drawing.
    ///
    /// - Throws: `RenderingError` where it is refused.
    func survey(_ file: borrowing SourceFile, by worker: Worker) async throws -> SourceRecord {
        let limit = configuration.limits.bytes
        guard file.stamp.size <= limit else {
            throw RenderingError(
                .badInput,
                "the file has \(file.stamp.size) bytes, more than the \(limit) allowed (limits.bytes in assets.yml)"
            )
        }
        let descriptor = file.descriptor
        let content = try await offPool { try ContentHash(reading: descriptor) }
        let verdict = try await inspector.judge(file, by: worker)
        switch verdict {
        case .refused(let reason), .quarantined(let reason): throw RenderingError(.badInput, reason)
        case .usable, .vector:
            return SourceRecord(id: 0, content: content, bytes: Int(file.stamp.size), verdict: verdict)
        }
    }

    /// The name of the picture of an original that was added before; nil where there is none.
    ///
    /// - Throws: `RenderingError` where a file has its name that is no picture of the original's size.
    func find(_ source: SourceRecord, _ size: PixelSize, in store: Store, by worker: Worker) async throws -> String? {
        guard let name = Master.names(of: source.content).first(where: { store.size(of: $0) != nil }) else {
            return nil
        }
        let picture = try SourceFile(path: "\(store.folder)/\(name)", followsLink: false)
        guard case .usable(let header) = try await inspector.judge(picture, by: worker), header.frames == 1,
            SourceFacts(header).size == size
        else { throw Self.taken(name, in: store) }
        return name
    }

    /// Reads headers within the site's limits.
    private var inspector: Inspector { Inspector(limits: configuration.limits, memory: crew.memory) }

    /// What is said of a drawing.
    static let drawing = RenderingError(
        .badInput,
        "it is an SVG drawing, which is sharp in every size; copy it into the site yourself"
    )

    /// What is said where the name of a picture is that of something else.
    static func taken(_ name: String, in store: Store) -> RenderingError {
        RenderingError(.badInput, "something else is at \(store.folder)/\(name); move it away and add the photo again")
    }
}

extension Failure {
    /// What becomes of one file: a failure where the file or what worked on it is at fault.
    ///
    /// - Throws: What no other file would survive either; cancellation.
    static func of<Value: Sendable>(
        _ path: String,
        _ body: () async throws -> Value
    ) async throws -> Result<Value, Failure> {
        do {
            return .success(try await body())
        } catch let fault as WorkerFault {
            try Task.checkCancellation()
            if case .notStarted = fault { throw fault }
            return .failure(Failure(file: path, fault.description))
        } catch let error as RenderingError {
            return .failure(Failure(file: path, error.message))
        } catch is NotAFile {
            return .failure(Failure(file: path, "it is a folder or no regular file; name a picture file"))
        } catch let error where error is SystemError || error is SourceChanged {
            return .failure(Failure(file: path, "\(error)"))
        }
    }

    /// Makes a failure of a file that no post names.
    init(file: String, _ reason: String) {
        self.init(SourceReference(path: file, spellings: [], posts: [], newest: nil), reason)
    }
}
