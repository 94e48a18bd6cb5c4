import CoreMetrics
import Synchronization

/// Keeps metrics for whoever asks for them in the text format of Prometheus.
///
/// A metric is known by its label and dimensions; asked for twice, it is the same one.
final class MetricsRegistry: MetricsFactory {
    /// What a metric is, with the words of the format.
    enum Kind: String, Sendable {
        case counter, gauge, summary
    }

    /// A metric.
    struct Identity: Hashable, Comparable, Sendable {
        let name: String
        let labels: [[String]]

        static func < (a: Identity, b: Identity) -> Bool {
            a.name == b.name
                ? a.labels.flatMap(\.self).lexicographicallyPrecedes(b.labels.flatMap(\.self)) : a.name < b.name
        }
    }

    private let values = Mutex<[Identity: MetricValue]>([:])

    /// Every metric with its value, by name.
    var all: [(identity: Identity, value: MetricValue)] {
        values.withLock { $0.map { ($0.key, $0.value) } }.sorted { $0.identity < $1.identity }
    }

    private func value(_ label: String, _ dimensions: [(String, String)], _ kind: Kind) -> MetricValue {
        let identity = Identity(name: label, labels: dimensions.map { [$0.0, $0.1] })
        return values.withLock { values in
            if let value = values[identity] { return value }
            let value = MetricValue(kind: kind)
            values[identity] = value
            return value
        }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        value(label, dimensions, .counter)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        value(label, dimensions, aggregate ? .summary : .gauge)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        value(label, dimensions, .summary)
    }

    func destroyCounter(_ handler: any CounterHandler) { destroy(handler) }
    func destroyRecorder(_ handler: any RecorderHandler) { destroy(handler) }
    func destroyTimer(_ handler: any TimerHandler) { destroy(handler) }

    private func destroy(_ handler: AnyObject) {
        values.withLock { values in values = values.filter { $0.value !== handler } }
    }
}

/// The value of one metric: a sum, the last value, or a sum with the number of its parts.
final class MetricValue: Sendable, CounterHandler, RecorderHandler, TimerHandler {
    let kind: MetricsRegistry.Kind
    private let state = Mutex((sum: 0.0, count: 0))

    init(kind: MetricsRegistry.Kind) {
        self.kind = kind
    }

    /// The value, and of how many parts it is the sum.
    var current: (sum: Double, count: Int) { state.withLock { $0 } }

    func increment(by amount: Int64) { add(Double(amount)) }
    func reset() { state.withLock { $0 = (0, 0) } }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) {
        if kind == .gauge { state.withLock { $0 = (value, 1) } } else { add(value) }
    }
    func recordNanoseconds(_ duration: Int64) { add(Double(duration) / 1e9) }

    private func add(_ amount: Double) { state.withLock { $0 = ($0.sum + amount, $0.count + 1) } }
}
