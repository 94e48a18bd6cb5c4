import Presets
import Rendering
import Workers

/// The workers of a run, one a core.
public struct Crew: Sendable {
    /// The workers; none is started before it is needed.
    let workers: [Worker]
    /// Where work waits until there is memory for it beside what the other workers do.
    let memory: MemoryGate
    private let report: CodecReportCache

    /// Makes a crew of so many workers, at least one, and no more than there is memory for at work: those that wait take
    /// some, too.
    ///
    /// - Parameter memory: The bytes that the workers may take together.
    public init(size: Int, launch: WorkerLaunch = WorkerLaunch(), memory: Int = MemoryBudget.standard) {
        self.memory = MemoryGate(budget: memory)
        let most = max(1, min(size, memory / JobMemory.base))
        let workers = (0..<most).map { _ in Worker(launch: launch) }
        self.workers = workers
        report = CodecReportCache(worker: workers[0])
    }

    /// What the codecs of this machine can do; a worker is asked once.
    func codecs() async throws -> CodecReport { try await report.value() }

    /// The engine that these workers are under a site's limits.
    func engine(limits: Configuration.Limits) async throws -> Engine {
        Engine(codecs: try await codecs(), limits: limits)
    }

    /// Kills every worker; calls under way end with a fault.
    public func stop() async {
        for worker in workers { await worker.stop() }
    }

    /// Lets every worker end and waits for that.
    public func dismiss() async {
        for worker in workers { await worker.dismiss() }
    }

    /// Does something with every item, each worker one item at a time.
    ///
    /// - Returns: The results in the order of the items.
    func map<Item: Sendable, Result: Sendable>(
        _ items: [Item],
        _ body: @escaping @Sendable (Worker, Item) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Worker, Result).self) { group in
            var waiting = items.enumerated().makeIterator()
            func start(on worker: Worker) {
                guard let (index, item) = waiting.next() else { return }
                group.addTask { (index, worker, try await body(worker, item)) }
            }
            workers.forEach(start)
            var results: [Int: Result] = [:]
            while let (index, worker, result) = try await group.next() {
                results[index] = result
                try Task.checkCancellation()
                start(on: worker)
            }
            return items.indices.compactMap { results[$0] }
        }
    }
}

/// Asks one worker once what the codecs can do.
private actor CodecReportCache {
    private let worker: Worker
    private var report: CodecReport?

    init(worker: Worker) {
        self.worker = worker
    }

    func value() async throws -> CodecReport {
        if let report { return report }
        let fresh = try await worker.codecs()
        report = fresh
        return fresh
    }
}
