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
        let received = ReceivedSignal()
        let sources = watch([SIGINT, SIGTERM]) { signal in
            received.record(signal)
            task.cancel()
            Task { await crew.stop() }
        }
        defer { sources.forEach { $0.cancel() } }
        let result = await task.result
        await crew.dismiss()
        afterwards()
        if let warning = await crew.sandboxWarning { Console.warning(warning) }
        if let signal = received.first {
            Console.note("stopped; run the same command to go on")
            throw ExitCode(ExitStatus.stopped(by: signal))
        }
        return try result.get()
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
