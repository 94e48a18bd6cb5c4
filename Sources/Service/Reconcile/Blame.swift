import JobQueue
import Rendering
import Workers

extension JobFailure {
    /// What a worker's end says of the job that it did: what a fault of the worker's own ends is suspect, and what
    /// somebody else ended is not.
    init(_ fault: WorkerFault) { self = fault.isFromOutside ? .killed : .fault }

    /// What a renderer's refusal says of the job: a bad source stays bad, but memory may be free the next time.
    init(_ error: RenderingError) { self = error.kind == .badInput ? .refused : .fault }
}

extension Job {
    /// Why the job failed last and, where it is in quarantine, what to do; nil where it did not fail.
    var complaint: String? {
        switch state {
        case .quarantined: Failure.quarantined(reason ?? "it cannot be rendered")
        default: reason
        }
    }
}

extension [Job] {
    /// The jobs by source, of each source one; one in quarantine where there is one.
    var bySource: [Int64: Job] {
        Dictionary(map { ($0.source, $0) }) { first, second in second.state == .quarantined ? second : first }
    }
}
