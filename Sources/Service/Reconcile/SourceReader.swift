import Catalog
import FileStamps
import Glibc
import Presets
import Site

/// Finds out which content stands at a path: by its stamp where that can be trusted, else by reading it.
struct SourceReader: Sendable {
    let layout: ProjectLayout
    let limits: Configuration.Limits
    let files: [String: FileRecord]
    let sources: [Int64: SourceRecord]
    /// The files that others are writing.
    let open: OpenFiles

    /// What was found at a path.
    enum Reading: Sendable {
        /// The content that stood there before.
        case known(SurveyedSource)
        /// Content that was read just now, with the time in nanoseconds before its first byte was read.
        case fresh(SourceReference, ContentHash, FileStamp, recorded: Int64)
        /// A file that may not be whole yet, with what stood there before; nil where nothing is known of that.
        case unfinished(SourceReference, old: SurveyedSource?)
        /// Nothing that can be used.
        case failed(Failure)
    }

    /// Reads one path; blocks.
    func read(_ reference: SourceReference) -> Reading {
        let path = layout.path(reference.path)
        let stamp = FileStamp(path: path)
        if let stamp, let known = known(reference, stamp) { return .known(known) }
        if open.mayGrow(path, stamp) { return .unfinished(reference, old: old(reference)) }
        do {
            let file = try SourceFile(reference.path, of: layout)
            guard file.stamp.size <= limits.bytes else { return .failed(Failure(reference, tooLong(file.stamp.size))) }
            let recorded = FileStamp.now
            let content = try ContentHash(reading: file.descriptor)
            guard file.isUnchanged() else { return .failed(Failure(reference, SourceChanged().description)) }
            return .fresh(reference, content, file.stamp, recorded: recorded)
        } catch let error as SystemError where error.code == EXDEV {
            return .failed(Failure(reference, "it leads out of the site by a link; put the file itself below the root"))
        } catch {
            return .failed(Failure(reference, "\(error); make it readable"))
        }
    }

    /// What stood at a path before somebody began to write there goes on being shown.
    private func old(_ reference: SourceReference) -> SurveyedSource? {
        guard let entry = files[reference.path], let record = sources[entry.source] else { return nil }
        return SurveyedSource(reference: reference, record: record, stamp: entry.stamp)
    }

    private func known(_ reference: SourceReference, _ stamp: FileStamp) -> SurveyedSource? {
        guard let entry = files[reference.path], entry.stamp == stamp, !stamp.isRacy(recorded: entry.recorded),
            let record = sources[entry.source]
        else { return nil }
        return SurveyedSource(reference: reference, record: record, stamp: stamp)
    }

    private func tooLong(_ size: Int64) -> String {
        "the file has \(size) bytes, more than the \(limits.bytes) allowed; use a smaller file or raise `limits.bytes` in "
            + "assets.yml"
    }
}
