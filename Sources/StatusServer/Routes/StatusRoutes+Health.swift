import HTTPTypes
import Hummingbird
import Service

/// What monitoring systems ask for.
extension StatusRoutes {
    var numbers: [String: Handler] {
        [
            "/healthz": { _, _ in try await health() },
            "/readyz": { _, _ in await readiness() },
            "/metrics": { _, _ in Answer.text(metrics.text(await watch.status()), type: MetricsText.type) },
        ]
    }

    /// Whether the watcher answers.
    private func health() async throws -> Response {
        let (answers, answer) = AsyncStream.makeStream(of: Bool.self)
        // Not a group, which would wait for a watcher that hangs.
        let watch = watch
        Task {
            await watch.respond()
            answer.yield(true)
        }
        let alarm = Task {
            try? await Task.sleep(for: Self.patience)
            answer.yield(false)
        }
        defer { alarm.cancel() }
        let isAlive = await answers.first { _ in true } ?? false
        return isAlive ? Answer.text("ok\n") : Answer.text("the watcher does not answer\n", status: .serviceUnavailable)
    }

    /// Whether a run has ended, and the last one did not fail.
    private func readiness() async -> Response {
        let status = await watch.status()
        switch status.phase {
        case .failing:
            let reason = status.warnings.first ?? "runs fail"
            return Answer.text(reason + "\n", status: .serviceUnavailable)
        case .starting: return Answer.text("the first run has not ended yet\n", status: .serviceUnavailable)
        case .running, .waiting: return Answer.text("ok\n")
        }
    }

    /// A watcher that needs longer is taken for hung.
    private static let patience = Duration.seconds(20)
}
