import Logging
import Service
import Synchronization

/// Turns what a watcher says into lines of a log: one a job, one a run that did something, one for each thing that is
/// wrong and was not before.
final class WatchLog: Sendable {
    private let logger: Logger
    /// What was said to be wrong in the run before, and in this one.
    private let complaints = Mutex((before: Set<String>(), now: Set<String>()))

    init(logger: Logger) {
        self.logger = logger
    }

    /// Takes a report, from any thread.
    func take(_ report: WatchReport) {
        switch report {
        case .began: break
        case .event(let event): take(event)
        case .ended(let summary): take(summary)
        case .added(let photo):
            let facts: Logger.Metadata = ["file": "\(photo.file)", "bytes": "\(photo.bytes)"]
            logger.info("image: \(photo.image)", metadata: facts)
        case .refusedPhoto(let failure): logger.error("\(failure.message)", metadata: ["source": "\(failure.source)"])
        case .inboxFailed(let error): logger.error("\(error)")
        case .failed(let error): logger.error("\(error)")
        case .refused(let error): logger.error("the configuration before stays in force: \(error)")
        case .unconfined(let warning): logger.warning("\(warning)")
        case .overflow:
            logger.warning("more happened at once than fs.inotify.max_queued_events; everything is looked at anew")
        case .polling(let folder, let reason, let seconds):
            logger.warning("\(folder) cannot be watched (\(reason)), so the site is looked at every \(seconds) s")
        }
    }

    private func take(_ event: RunEvent) {
        switch event {
        case .made(let source, let variants, let bytes, _):
            let made = "\(Wording.count(variants, "variant")) of \(source), \(Wording.bytes(bytes))"
            logger.info("\(made)", metadata: ["source": "\(source)", "variants": "\(variants)", "bytes": "\(bytes)"])
        case .failed(let failure):
            complain(failure.message, as: .error, ["source": "\(failure.source)"])
        case .retrying(let source, let reason):
            logger.warning("\(source): \(reason); it will be tried again", metadata: ["source": "\(source)"])
        case .notice(let text): complain(text, as: .notice)
        case .planned(let variants, _) where variants > 0:
            complain("\(Wording.count(variants, "variant")) to make", as: .info, ["variants": "\(variants)"])
        case .planned, .began, .scanned, .reading, .inspecting, .verifying: break
        }
    }

    private func complain(_ text: String, as level: Logger.Level, _ facts: Logger.Metadata = [:]) {
        let isNew = complaints.withLock {
            let isFirst = $0.now.insert(text).inserted
            return isFirst && !$0.before.contains(text)
        }
        if isNew { logger.log(level: level, "\(text)", metadata: facts) }
    }

    private func take(_ summary: RunSummary) {
        complaints.withLock { $0 = ($0.now, []) }
        let text = summary.headline(dryRun: false)
        let facts: Logger.Metadata = ["made": "\(summary.made)", "kept": "\(summary.kept)"]
        // A run that finds nothing to do is no news, nor is one that leaves alone what came just now.
        let isNews = summary.made > 0 || (summary.manifestChanged && summary.unfinished.isEmpty)
        logger.log(level: isNews ? .info : .debug, "\(text)", metadata: facts)
    }
}
