import Foundation
import Presets
import Rendering
import Sandbox

/// What the supervisor asks of a worker; the source's descriptor comes first beside every request.
enum WorkerRequest: Codable, Sendable {
    /// Read the header, and so many pixels where there is cause.
    case inspect(limits: Configuration.Limits, decoding: Int)
    /// Make the variants, each into the descriptor at its place after the source's; searches begin by the hints.
    case render(variants: [VariantSpec], hints: [SearchHint], limits: Configuration.Limits)
    /// Score the picture whose descriptor comes second against the first.
    case score(limits: Configuration.Limits)
    /// Try the ways out of the sandbox.
    case escape(from: Place)

    /// A thread of a worker.
    enum Place: String, Codable, Sendable {
        /// The one that serves.
        case mainThread
        /// One of those that libvips keeps, which may be older than the filter of system calls.
        case poolThread
    }
}

/// What a worker answers.
enum WorkerReply: Codable, Sendable {
    /// Sent once, unasked: the worker has started, and this is what its codecs can do and what keeps it in.
    case ready(CodecReport, SandboxReport)
    /// The answer to `inspect`.
    case facts(SourceFacts)
    /// The answer to `render`.
    case rendered(RenderOutcome)
    /// The answer to `score`.
    case scored(Double)
    /// One of the two pictures to score cannot be used, or they do not fit.
    case notScored(ScoringError)
    /// The answer to `escape`.
    case escaped([Escape])
    /// The source cannot be used, or the machine failed.
    case refused(RenderingError)
}

extension MessageChannel {
    /// Sends a value as JSON.
    func send(json value: some Encodable, descriptors: [Int32] = []) throws {
        try send(Array(JSONEncoder().encode(value)), descriptors: descriptors)
    }
}
