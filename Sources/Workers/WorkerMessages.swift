import Foundation
import Presets
import Rendering

/// What the supervisor asks of a worker; the source's descriptor comes first beside every request.
enum WorkerRequest: Codable, Sendable {
    /// Read the header.
    case inspect(limits: Configuration.Limits)
    /// Make the variants, each into the descriptor at its place after the source's; searches begin by the hints.
    case render(variants: [VariantSpec], hints: [SearchHint], limits: Configuration.Limits)
    /// Score the picture whose descriptor comes second against the first.
    case score(limits: Configuration.Limits)
}

/// What a worker answers.
enum WorkerReply: Codable, Sendable {
    /// Sent once, unasked: the worker has started, and this is what its codecs can do.
    case ready(CodecReport)
    /// The answer to `inspect`.
    case facts(SourceFacts)
    /// The answer to `render`.
    case rendered(RenderOutcome)
    /// The answer to `score`.
    case scored(Double)
    /// One of the two pictures to score cannot be used, or they do not fit.
    case notScored(ScoringError)
    /// The source cannot be used, or the machine failed.
    case refused(RenderingError)
}

extension MessageChannel {
    /// Sends a value as JSON.
    func send(json value: some Encodable, descriptors: [Int32] = []) throws {
        try send(Array(JSONEncoder().encode(value)), descriptors: descriptors)
    }
}
