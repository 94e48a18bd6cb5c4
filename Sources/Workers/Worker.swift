import Dispatch
import Presets
import Rendering
import Sandbox

/// A place for one worker process, which is started when first needed and replaced after a fault.
///
/// One job at a time: so a fault has exactly one job to blame.
public actor Worker {
    private let launch: WorkerLaunch
    private let queue: DispatchQueue
    private var process: WorkerProcess?
    private var report: CodecReport?
    /// What keeps the last process in; nil where none was started yet.
    public private(set) var sandbox: SandboxReport?
    /// What the process has done, in headers read.
    private var wear = 0
    private var stopped = false

    /// After so much work a process gives way to a fresh one, lest small leaks of codecs add up.
    private static let longestLife = 50_000

    /// Makes a place; nothing is started yet.
    public init(launch: WorkerLaunch = WorkerLaunch()) {
        self.launch = launch
        queue = DispatchQueue(label: "assets.worker")
    }

    /// What the codecs of this machine can do, as a worker found by trying each.
    ///
    /// - Throws: `WorkerFault` where no worker starts.
    public func codecs() async throws -> CodecReport {
        let (process, report, sandbox) = try await ready()
        self.sandbox = sandbox
        guard report == self.report ?? report else {
            throw WorkerFault.notStarted(
                reason: "the image libraries changed during the run; run the same command again"
            )
        }
        self.report = report
        self.process = process
        return report
    }

    /// Starts a process for a job; whatever goes wrong here is not the job's fault.
    private func start() async throws {
        do { _ = try await codecs() } catch let fault as WorkerFault {
            if case .notStarted = fault { throw fault }
            throw WorkerFault.notStarted(reason: fault.description)
        }
        wear = 0
    }

    /// A process that is ready; one that dies before it is gets a second chance, and more where others killed it.
    private func ready() async throws -> (WorkerProcess, CodecReport, SandboxReport) {
        let launch = launch
        return try await blocking {
            let (process, codecs, sandbox) = try Self.launchedAtLast(launch)
            if launch.requiresSandbox, let missing = sandbox.missing {
                throw WorkerFault.notStarted(reason: "--require-sandbox was given, but this machine lacks \(missing)")
            }
            return (process, codecs, sandbox)
        }
    }

    private static func launchedAtLast(
        _ launch: WorkerLaunch
    ) throws -> (WorkerProcess, CodecReport, SandboxReport) {
        var (faults, kills) = (0, 0)
        while true {
            do { return try launched(launch) } catch let fault as WorkerFault {
                if fault.isFromOutside { kills += 1 } else { faults += 1 }
                if faults >= 2 || kills > mostKills { throw fault }
            }
        }
    }

    /// How many kills from outside a start survives: as many as a job does.
    private static let mostKills = 10

    private static func launched(_ launch: WorkerLaunch) throws -> (WorkerProcess, CodecReport, SandboxReport) {
        let process = try WorkerProcess(launch: launch)
        let (codecs, sandbox) = try process.awaitReady()
        return (process, codecs, sandbox)
    }

    /// What the header of a source says.
    ///
    /// - Parameter most: How many pixels may be decoded for it; where it takes more, the facts are not complete.
    /// - Throws: `RenderingError` where the source is refused, `WorkerFault` where the worker died.
    public func inspect(
        source: Int32,
        limits: Configuration.Limits,
        decoding most: Int = .max
    ) async throws -> SourceFacts {
        let request = WorkerRequest.inspect(limits: limits, decoding: most)
        let reply = try await perform(request, descriptors: [source], seconds: limits.deadline)
        guard case .facts(let facts) = reply, facts.isPossible else { throw await garbled() }
        return facts
    }

    /// Makes variants of one source, each into the descriptor at its place; searches begin by the hints.
    ///
    /// - Throws: `RenderingError` where the source is refused, `WorkerFault` where the worker died.
    public func render(
        source: Int32,
        variants: [VariantSpec],
        into outputs: [Int32],
        hints: [SearchHint] = [],
        limits: Configuration.Limits
    ) async throws -> RenderOutcome {
        let request = WorkerRequest.render(variants: variants, hints: hints, limits: limits)
        let reply = try await perform(request, descriptors: [source] + outputs, seconds: limits.deadline)
        guard case .rendered(let outcome) = reply, outcome.variants.count == variants.count,
            outcome.variants.allSatisfy(\.isPossible)
        else { throw await garbled() }
        return outcome
    }

    /// How much a variant looks like its original, as `Scorer` says; the last original stays prepared.
    ///
    /// - Throws: `ScoringError` where one of them is refused, `WorkerFault` where the worker died.
    public func score(original: Int32, variant: Int32, limits: Configuration.Limits) async throws -> Double {
        let reply = try await perform(
            .score(limits: limits),
            descriptors: [original, variant],
            seconds: limits.deadline
        )
        switch reply {
        case .scored(let score): return score
        case .notScored(let error): throw error
        default: throw await garbled()
        }
    }

    /// Lets a process try every way out of its sandbox, from the thread that serves and from one of libvips.
    ///
    /// - Throws: `WorkerFault` where the worker died, as it does where it can become another program.
    public func escapes() async throws -> (mainThread: [Escape], poolThread: [Escape]) {
        (try await escapes(from: .mainThread), try await escapes(from: .poolThread))
    }

    private func escapes(from place: WorkerRequest.Place) async throws -> [Escape] {
        let reply = try await perform(.escape(from: place), descriptors: [], seconds: launch.startSeconds)
        guard case .escaped(let escapes) = reply else { throw await garbled() }
        return escapes
    }

    /// Kills a process that answered well-formed nonsense: it may have been taken over.
    private func garbled() async -> WorkerFault {
        await killProcess()
        process = nil
        return .garbled
    }

    /// The number of the process; nil where none runs.
    var identifier: Int32? { process?.identifier }

    /// Kills the process, if any, and starts no other; a call under way ends with a fault.
    public func stop() {
        stopped = true
        process?.kill()
    }

    /// Kills the process, if any, as somebody else may between two jobs, and waits for its end.
    func killProcess() async {
        guard let process else { return }
        process.kill()
        _ = try? await blocking { process.dismiss() }
    }

    /// Lets the process end by itself and waits for that, so that nothing is left running.
    public func dismiss() async {
        stopped = true
        guard let process else { return }
        self.process = nil
        _ = try? await blocking { process.dismiss() }
    }

    /// The most variants of one job.
    public static let mostVariants = MessageChannel.mostDescriptors - 1

    private func perform(_ request: WorkerRequest, descriptors: [Int32], seconds: Int) async throws -> WorkerReply {
        if process?.isIdle != true || wear >= Self.longestLife {
            try await start()
        }
        guard let process, !stopped else { throw Self.beingStopped }
        wear += request.wear
        do {
            let reply = try await blocking {
                try process.perform(request, descriptors: descriptors, seconds: seconds)
            }
            if case .refused(let error) = reply { throw error }
            return reply
        } catch let fault as WorkerFault {
            self.process = nil
            // A kill of our own is no job's fault.
            throw stopped ? Self.beingStopped : fault
        }
    }

    private static let beingStopped = WorkerFault.notStarted(reason: "the run is being stopped")

    /// Runs a blocking call on a thread of its own, off the cooperative pool.
    private func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: body)) }
        }
    }
}

extension WorkerRequest {
    /// How much work it is, in headers read.
    fileprivate var wear: Int {
        switch self {
        case .inspect, .escape: 1
        case .render, .score: 100
        }
    }
}
