import CoreMetrics
import Service

/// What a watcher did since it began, in numbers for a monitoring system.
///
/// Give it each report of the watcher; the servers of a site share one.
public final class SiteMetrics: Sendable {
    let registry: MetricsRegistry
    private let done: Counter
    private let failed: Counter
    private let seconds: CoreMetrics.Timer
    private let made: Counter
    private let bytes: Counter
    private let retries: Counter
    private let failures: Counter
    private let overflows: Counter
    private let added: Counter

    /// Makes metrics that all begin at 0.
    public init() {
        let registry = MetricsRegistry()
        self.registry = registry
        func counter(_ name: String, _ labels: [(String, String)] = []) -> Counter {
            Counter(label: name, dimensions: labels, factory: registry)
        }
        done = counter("assets_runs_total", [("result", "done")])
        failed = counter("assets_runs_total", [("result", "failed")])
        seconds = CoreMetrics.Timer(label: "assets_run_duration_seconds", factory: registry)
        made = counter("assets_variants_made_total")
        bytes = counter("assets_bytes_written_total")
        retries = counter("assets_retries_total")
        failures = counter("assets_failures_total")
        overflows = counter("assets_queue_overflows_total")
        added = counter("assets_photos_added_total")
    }

    /// Takes in a report, from any thread.
    public func take(_ report: WatchReport) {
        switch report {
        case .ended(let summary):
            done.increment()
            seconds.recordSeconds(summary.seconds)
        case .failed: failed.increment()
        case .event(.made(_, let variants, let bytes, _)):
            made.increment(by: variants)
            self.bytes.increment(by: bytes)
        case .event(.retrying): retries.increment()
        case .event(.failed): failures.increment()
        case .overflow: overflows.increment()
        case .added: added.increment()
        case .began, .event, .refused, .unconfined, .polling, .refusedPhoto, .inboxFailed: break
        }
    }

    /// Counts a request by the pattern of its path.
    func take(route: String, method: String, status: Int) {
        let labels = [("method", method), ("route", route), ("status", "\(status)")]
        Counter(label: "assets_http_requests_total", dimensions: labels, factory: registry).increment()
    }

    /// Everything as text, with what is so just now.
    func text(_ status: SiteStatus?) -> String {
        if let status {
            for count in status.queue { gauge("assets_jobs", [("state", count.state)], count.count) }
            if let summary = status.summary {
                gauge("assets_sources", [], summary.renderedSources)
                gauge("assets_variants", [], summary.variants)
                gauge("assets_published_bytes", [], summary.formats.reduce(0) { $0 + $1.bytes })
            }
        }
        for (name, value) in ProcessFacts.now { gauge(name, [], value) }
        return MetricsText.text(of: registry.all, help: Self.help)
    }

    private func gauge(_ name: String, _ labels: [(String, String)], _ value: Int) {
        Gauge(label: name, dimensions: labels, factory: registry).record(value)
    }

    private static let help = [
        "assets_runs_total": "Runs that ended, by result.",
        "assets_run_duration_seconds": "Wall-clock time of runs that came to their end.",
        "assets_variants_made_total": "Variants that were made.",
        "assets_bytes_written_total": "Length of the variants that were made, in bytes.",
        "assets_retries_total": "Attempts that failed and were repeated.",
        "assets_failures_total": "Sources found failed, in each run anew.",
        "assets_queue_overflows_total": "Times the kernel's queue of file events overflowed.",
        "assets_photos_added_total": "Photos that came through the inbox.",
        "assets_jobs": "Jobs by state.",
        "assets_sources": "Pictures that have variants, as the last run found them.",
        "assets_variants": "Variants that exist, as the last run found them.",
        "assets_published_bytes": "Length of the variants that exist, in bytes.",
        "assets_http_requests_total": "Requests by method, pattern of the path and status.",
        "process_resident_memory_bytes": "Resident memory of the watcher without its workers, in bytes.",
        "process_open_fds": "Open descriptors of the watcher.",
        "process_threads": "Threads of the watcher.",
    ]
}
