import Foundation
import Glibc
import Rendering
import Sandbox
import Synchronization

/// A running worker process as the supervisor sees it. Its calls block; give them a thread of their own.
final class WorkerProcess: Sendable {
    /// What is left of the process: nil once it was reaped, since its number may then be another's.
    private let running: Mutex<pid_t?>
    private let channel: MessageChannel
    private let startSeconds: Int

    /// Starts a worker; `awaitReady` must be the first call.
    init(launch: WorkerLaunch) throws(WorkerFault) {
        let ends: (ours: MessageChannel, theirs: MessageChannel)
        do { ends = try MessageChannel.pair() } catch { throw .notStarted(reason: "\(error)") }
        defer { ends.theirs.close() }
        do {
            running = Mutex(try launch.spawn(standardInput: ends.theirs.socket))
        } catch {
            ends.ours.close()
            throw error
        }
        channel = ends.ours
        startSeconds = launch.startSeconds
    }

    deinit {
        _ = end()
        channel.close()
    }

    /// Waits until the worker has started.
    ///
    /// - Returns: What the worker's codecs can do, and what keeps it in.
    func awaitReady() throws(WorkerFault) -> (CodecReport, SandboxReport) {
        guard case .ready(let codecs, let sandbox) = try receive(seconds: startSeconds) else {
            _ = end()
            throw .garbled
        }
        return (codecs, sandbox)
    }

    /// Whether the process can take a request: it lives, and has said nothing that nobody asked for.
    var isIdle: Bool {
        switch try? channel.receive(timeout: 0) {
        case .timedOut: return true
        case .message(_, let descriptors):
            descriptors.forEach { close($0) }
            return false
        case .closed, nil: return false
        }
    }

    /// The number of the process; nil once it was reaped.
    var identifier: pid_t? { running.withLock { $0 } }

    /// Asks and waits for the answer; after a fault the process is dead.
    func perform(_ request: WorkerRequest, descriptors: [Int32], seconds: Int) throws(WorkerFault) -> WorkerReply {
        do { try channel.send(json: request, descriptors: descriptors) } catch let error as ChannelError {
            if error.isClosed { throw leave() }
            // The machine has no room for messages or descriptors, which says nothing about the source.
            _ = end()
            throw .notStarted(reason: "\(error)")
        } catch {
            throw leave()
        }
        return try receive(seconds: seconds)
    }

    /// Lets the process end by itself, which it does as soon as the channel is closed, and waits for that; one that does
    /// not is killed.
    func dismiss() {
        channel.shutDown()
        _ = leave()
    }

    /// Kills the process at once, from any thread; a call under way then ends with a fault.
    func kill() {
        running.withLock { pid in
            if let pid { _ = Glibc.kill(pid, SIGKILL) }
        }
    }

    private func receive(seconds: Int) throws(WorkerFault) -> WorkerReply {
        let incoming: MessageChannel.Incoming
        do { incoming = try channel.receive(timeout: Int32(clamping: seconds * 1000)) } catch { throw end() }
        switch incoming {
        case .closed: throw leave()
        case .timedOut:
            _ = end()
            throw .timedOut(seconds: seconds)
        case .message(let bytes, let descriptors):
            descriptors.forEach { close($0) }
            if let reply = try? JSONDecoder().decode(WorkerReply.self, from: Data(bytes)) { return reply }
            _ = end()
            throw .garbled
        }
    }

    /// Tells how a process died that has closed the channel. The kernel closes it a moment before the process can be
    /// reaped; one that lives on has closed it itself, and is killed for that.
    private func leave() -> WorkerFault {
        for _ in 0..<Self.longestDeath {
            if isDead { return reap() }
            usleep(1_000)
        }
        _ = end()
        return .garbled
    }

    /// How long a process may take from closing its files to its end, in milliseconds.
    private static let longestDeath = 2_000

    /// Whether the process waits to be reaped, or was.
    private var isDead: Bool {
        guard let pid = identifier else { return true }
        var information = siginfo_t()
        guard waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT | WNOHANG) == 0 else { return true }
        return information.si_signo == SIGCHLD
    }

    /// Makes sure that the process is dead and tells how it died; a death of its own is not hidden by the kill.
    private func end() -> WorkerFault {
        kill()
        return reap()
    }

    /// Waits until the process is dead.
    private func reap() -> WorkerFault {
        guard let pid = running.withLock({ $0 }) else { return .garbled }
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
        var status: Int32 = 0
        running.withLock { running in
            waitpid(pid, &status, 0)
            running = nil
        }
        let signal = status & 0x7f
        return signal == 0 ? .exited(code: status >> 8 & 0xff) : .killed(signal: signal)
    }
}
