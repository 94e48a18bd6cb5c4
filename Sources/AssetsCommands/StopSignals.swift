import ArgumentParser
import Dispatch
import Foundation
import Service
import Synchronization

/// Turns INT and TERM into a clean stop.
enum StopSignals {
    /// Runs work that a signal cancels; workers are killed so that nothing is waited for.
    ///
    /// - Throws: `ExitCode` 130 or 143 after a stop by a signal; what the work throws otherwise.
    static func run<Value: Sendable>(
        crew: Crew,
        _ work: @escaping @Sendable () async throws -> Value,
        afterwards: @Sendable () -> Void = {}
    ) async throws -> Value {
        let task = Task(operation: work)
        let (result, signal) = await outcome(of: task) {
            task.cancel()
            await crew.stop()
        }
        await crew.dismiss()
        afterwards()
        if let warning = await crew.sandboxWarning { Console.warning(warning) }
        if let signal {
            Console.note("stopped; run the same command to go on")
            throw ExitCode(ExitStatus.stopped(by: signal))
        }
        return try result.get()
    }

    /// Waits for a task that signals are to stop.
    ///
    /// - Parameter stop: Called at each signal; the task is to end soon after.
    /// - Returns: How the task ended, and the first signal if there was one.
    static func outcome<Value: Sendable>(
        of task: Task<Value, any Error>,
        stop: @escaping @Sendable () async -> Void
    ) async -> (result: Result<Value, any Error>, signal: Int32?) {
        let received = ReceivedSignal()
        let sources = watch([SIGINT, SIGTERM]) { signal in
            received.record(signal)
            Task { await stop() }
        }
        defer { sources.forEach { $0.cancel() } }
        return (await task.result, received.first)
    }

    /// Does something at each signal of a kind, until the sources that are returned are cancelled.
    static func on(_ signal: Int32, _ body: @escaping @Sendable () async -> Void) -> [any DispatchSourceSignal] {
        watch([signal]) { _ in Task { await body() } }
    }

    /// Watches signals on a queue of its own; a handler written inside an isolated context would trap.
    private nonisolated static func watch(
        _ signals: [Int32],
        _ handler: @escaping @Sendable (Int32) -> Void
    ) -> [any DispatchSourceSignal] {
        signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { handler(number) }
            source.resume()
            return source
        }
    }
}

/// The first signal that came in.
private final class ReceivedSignal: Sendable {
    private let value = Mutex<Int32?>(nil)

    var first: Int32? { value.withLock { $0 } }

    func record(_ signal: Int32) { value.withLock { $0 = $0 ?? signal } }
}
