import Catalog
import Presets
import Rendering
import Workers

/// Scores pairs of files, without a site or any state; a worker decodes them.
public struct ScoreRun: Sendable {
    private let worker: Worker
    /// The metric takes about 30 bytes a pixel, so it gets smaller pictures than rendering does.
    private let limits: Configuration.Limits = {
        var limits = Configuration.Limits()
        limits.pixels = 40_000_000
        return limits
    }()

    /// Makes a run; no worker is started before the first pair.
    public init(launch: WorkerLaunch = WorkerLaunch()) {
        worker = Worker(launch: launch)
    }

    /// Scores one pair. Pairs that follow each other with the same original are quickest.
    ///
    /// - Throws: `WorkerFault` where no worker starts; all that is wrong with the pair is in the result.
    public func score(_ pair: ScorePair) async throws -> PairScore {
        var result = PairScore(original: pair.original, variant: pair.variant)
        do {
            let original = try open(pair.original)
            let variant = try open(pair.variant)
            result.score = try await worker.score(
                original: original.descriptor,
                variant: variant.descriptor,
                limits: limits
            )
        } catch let error as UnopenedFile {
            result.error = error.description
        } catch let error as ScoringError {
            result.error = error.message(for: pair)
        } catch let fault as WorkerFault {
            if case .notStarted = fault { throw fault }
            result.error = "\(pair.original), \(pair.variant): \(fault)"
        }
        return result
    }

    /// One line on what the worker's sandbox lacks on this machine; nil where all holds.
    public var sandboxWarning: String? { get async { await worker.sandboxWarning } }

    /// Lets the worker end and waits for that.
    public func dismiss() async { await worker.dismiss() }

    private func open(_ path: String) throws -> SourceFile {
        do { return try SourceFile(path: path) } catch { throw UnopenedFile(description: "\(path): \(error)") }
    }
}

/// A file that cannot be opened.
private struct UnopenedFile: Error {
    let description: String
}

extension ScoringError {
    /// One line that names the file at fault and says what to do.
    fileprivate func message(for pair: ScorePair) -> String {
        switch self {
        case .original(let error): "\(pair.original): \(error.message)"
        case .variant(let error): "\(pair.variant): \(error.message)"
        case .sizes(let original, let variant):
            """
            expected \(pair.variant) to be \(original.text) as \(pair.original) is, received \(variant.text); \
            scale the original first, e.g. vipsthumbnail \(pair.original) --linear --size \(variant.text)! -o scaled.png
            """
        }
    }
}

extension PixelSize {
    /// As `640x427`.
    fileprivate var text: String { "\(width)x\(height)" }
}
