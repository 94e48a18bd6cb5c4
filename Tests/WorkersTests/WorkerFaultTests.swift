import Foundation
import Presets
import Rendering
import Sandbox
import TestSupport
import Testing

@testable import Workers

/// Programs that stand in for a worker and misbehave.
@Suite("A worker that fails")
struct WorkerFaultTests {
    private func shell(_ script: String, startSeconds: Int = 20) -> Worker {
        Worker(launch: WorkerLaunch(executable: "/bin/sh", arguments: ["-c", script], startSeconds: startSeconds))
    }

    @Test(
        "is named by the way it ended",
        arguments: [
            ("exit 0", WorkerFault.exited(code: 0)),
            ("exit 7", .exited(code: 7)),
            ("kill -SEGV $$", .killed(signal: SIGSEGV)),
            ("kill -ABRT $$", .killed(signal: SIGABRT)),
            ("printf nonsense >&0; exec cat", .garbled),
            ("exec 0<&- sleep 60", .garbled),
        ]
    )
    func fault(script: String, expected: WorkerFault) async {
        await #expect(throws: expected) { try await shell(script).codecs() }
    }

    @Test("was killed from outside exactly where no fault of its own sends the signal")
    func blame() {
        let own = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS].map { WorkerFault.killed(signal: $0) }
        for fault in own + [.exited(code: 0), .timedOut(seconds: 1), .garbled] { #expect(!fault.isFromOutside) }
        for signal in [SIGKILL, SIGTERM, SIGINT, SIGHUP] { #expect(WorkerFault.killed(signal: signal).isFromOutside) }
    }

    @Test(
        "is not believed where it says what no picture can be",
        arguments: [
            SourceFacts(format: "jpeg", size: PixelSize(width: 0, height: 1)),
            SourceFacts(format: "jpeg", size: PixelSize(width: 1, height: 1 << 62)),
            SourceFacts(format: "png", size: PixelSize(width: 1, height: 1), frames: -1),
            SourceFacts(format: "exe", size: PixelSize(width: 1, height: 1)),
        ]
    )
    func lies(facts: SourceFacts) async throws {
        let codecs = CodecReport(libvips: "8", writers: [])
        let ready = try text(.ready(codecs, SandboxReport(landlock: 0)))
        let answer = "head -c 1 <&0 >/dev/null; printf '%s' '\(try text(.facts(facts)))' >&0"
        let worker = shell("printf '%s' '\(ready)' >&0; \(answer); exec sleep 20")
        await #expect(throws: WorkerFault.garbled) { try await worker.inspect(source: 0, limits: .init()) }
        #expect(await worker.identifier == nil, "it may have been taken over")
    }

    @Test("is not believed where it says what no variant can be", arguments: [(0, 1.0), (101, 1), (50, -1)])
    func impossible(quality: Int, cpu: Double) async throws {
        let size = PixelSize(width: 1, height: 1)
        let record = RenderedVariant(size: size, bytes: 1, quality: quality, cpu: cpu)
        #expect(!record.isPossible)
        #expect(RenderedVariant(size: size, bytes: 1, quality: 50, cpu: 1).isPossible)
    }

    @Test(
        "is started again where others kill it while it starts, and not for ever",
        arguments: [(5, true), (20, false)]
    )
    func killedAtStart(times: Int, survives: Bool) async throws {
        let folder = try TemporaryFolder(["starts": ""])
        let ready = try text(.ready(CodecReport(libvips: "8", writers: []), SandboxReport(landlock: 0)))
        let starts = folder.path("starts")
        let script =
            "echo >> \(starts); [ $(wc -l < \(starts)) -gt \(times) ] || kill -KILL $$; printf '%s' '\(ready)' >&0"
        let worker = shell("\(script); exec cat <&0")
        let report = try? await worker.codecs()
        #expect((report != nil) == survives)
        await worker.stop()
        await worker.dismiss()
    }

    @Test("is not waited for when it does not leave")
    func stays() async throws {
        let ready = try text(.ready(CodecReport(libvips: "8", writers: []), SandboxReport(landlock: 0)))
        let worker = shell("printf '%s' '\(ready)' >&0; exec sleep 600")
        _ = try await worker.codecs()
        await worker.dismiss()
        #expect(await worker.identifier == nil)
    }

    private func text(_ reply: WorkerReply) throws -> String {
        String(decoding: try JSONEncoder().encode(reply), as: UTF8.self)
    }

    @Test("is killed when it does not answer in time")
    func hang() async {
        let worker = shell("while :; do :; done", startSeconds: 1)
        await #expect(throws: WorkerFault.timedOut(seconds: 1)) { try await worker.codecs() }
    }

    @Test("cannot be started where the program is missing")
    func missing() async {
        let worker = Worker(launch: WorkerLaunch(executable: "/nonexistent/program"))
        do {
            _ = try await worker.codecs()
            Issue.record("expected a fault")
        } catch WorkerFault.notStarted(let reason) {
            #expect(reason.contains("/nonexistent/program"))
        } catch {
            Issue.record("unexpected \(error)")
        }
    }

    @Test("leaves no process behind", arguments: ["exit 1", "kill -SEGV $$", "printf nonsense >&0; exec cat"])
    func reaped(script: String) async throws {
        let marker = "marker-\(UUID().uuidString)"
        let worker = shell("\(script) # \(marker)")
        _ = try? await worker.codecs()
        #expect(try processes(naming: marker).isEmpty)
    }

    private func processes(naming marker: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { entry in
            guard Int(entry) != nil, let line = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline") else {
                return false
            }
            return String(decoding: line, as: UTF8.self).contains(marker)
        }
    }
}
