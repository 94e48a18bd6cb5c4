import Foundation
import Glibc
import Presets
import Rendering
import Sandbox
import Vips

/// The worker's own main: it decodes for the supervisor at the other end of its standard input.
public enum WorkerMain {
    /// Serves requests until the supervisor closes the channel or dies.
    ///
    /// To be called while the process has one thread, for `Sandbox.enter`.
    public static func run(_ limits: ResourceLimits) -> Never {
        let channel = MessageChannel(socket: STDIN_FILENO)
        let isHeld = isSandboxed
        let entered = isHeld ? Sandbox.enter(limits) : withoutSandbox
        leaveWithSupervisor(channel)
        do {
            try Renderer.start()
            let codecs = CodecReport.trial()
            // Whoever asks for local times would read the zone then, when no file can be opened any more.
            tzset()
            try channel.send(json: WorkerReply.ready(codecs, isHeld ? Sandbox.seal(entered) : entered))
            try serve(channel)
            exit(0)
        } catch {
            exit(1)
        }
    }

    /// Whether the sandbox is entered: always, but where a debug build runs with `ASSETS_SANDBOX=off`, as
    /// `scripts/sanitize` does, since sanitizers reserve terabytes and write reports.
    private static var isSandboxed: Bool {
        #if DEBUG
            getenv("ASSETS_SANDBOX").map { String(cString: $0) } != "off"
        #else
            true
        #endif
    }

    /// What a worker says that no layer holds, so that nobody takes it for one that is held.
    private static var withoutSandbox: SandboxReport {
        let gaps = SandboxReport.Layer.allCases.map { SandboxReport.Gap(layer: $0, reason: "ASSETS_SANDBOX is off") }
        return SandboxReport(landlock: 0, gaps: gaps)
    }

    /// Ends this process as soon as the supervisor is gone, even in the middle of a job.
    ///
    /// The kernel's death signal would not do: it follows the thread that started the worker, not the process.
    private static func leaveWithSupervisor(_ channel: MessageChannel) {
        Thread.detachNewThread {
            channel.waitUntilClosed()
            _exit(0)
        }
    }

    private static func serve(_ channel: MessageChannel) throws {
        var scorer = Scorer()
        while case .message(let bytes, let descriptors) = try channel.receive() {
            defer { descriptors.forEach { close($0) } }
            let request = try JSONDecoder().decode(WorkerRequest.self, from: Data(bytes))
            #if DEBUG
                try Injector.act(on: request, source: descriptors.first, channel: channel)
            #endif
            let reply = answer(request, descriptors: descriptors, scorer: &scorer)
            guard SpareDescriptors.suffice(beside: descriptors.count) else { exit(1) }
            try channel.send(json: reply)
        }
    }

    private static func answer(
        _ request: WorkerRequest,
        descriptors: [Int32],
        scorer: inout Scorer
    ) -> WorkerReply {
        // Without a source the kernel refuses what is asked of it.
        let source = descriptors.first ?? -1
        do throws(RenderingError) {
            switch request {
            case .inspect(let limits, let most):
                return .facts(try Renderer(limits: limits).inspect(descriptor: source, decoding: most))
            case .render(let variants, let hints, let limits):
                let outputs = Array(descriptors.dropFirst())
                let renderer = Renderer(limits: limits)
                return .rendered(
                    try renderer.render(descriptor: source, variants: variants, outputs: outputs, hints: hints)
                )
            case .score(let limits):
                return score(descriptors, limits: limits, by: &scorer)
            case .escape(let place):
                return try escapes(from: place)
            }
        } catch {
            return .refused(error)
        }
    }

    private static func escapes(from place: WorkerRequest.Place) throws(RenderingError) -> WorkerReply {
        guard place == .poolThread else { return .escaped(Escape.attempts()) }
        var escapes: [Escape] = []
        do { try PoolThread.run { escapes = Escape.attempts() } } catch { throw RenderingError(.failed, "\(error)") }
        return .escaped(escapes)
    }

    private static func score(
        _ descriptors: [Int32],
        limits: Configuration.Limits,
        by scorer: inout Scorer
    ) -> WorkerReply {
        guard descriptors.count == 2 else {
            return .refused(RenderingError(.failed, "expected two pictures to compare, received \(descriptors.count)"))
        }
        do throws(ScoringError) {
            return .scored(try scorer.score(original: descriptors[0], variant: descriptors[1], limits: limits))
        } catch {
            return .notScored(error)
        }
    }
}
