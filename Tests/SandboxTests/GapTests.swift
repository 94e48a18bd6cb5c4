import Foundation
import Rendering
import Sandbox
import Testing

@testable import Workers

/// A program that says what a worker says on a kernel that lacks a layer.
@Suite("A worker whose sandbox has a gap")
struct GapTests {
    private func worker(requiresSandbox: Bool) throws -> Worker {
        let gap = SandboxReport.Gap(layer: .files, reason: "Function not implemented")
        let codecs = CodecReport(libvips: "8.14.1", writers: [])
        let ready = WorkerReply.ready(codecs, SandboxReport(landlock: 0, gaps: [gap]))
        let text = String(decoding: try JSONEncoder().encode(ready), as: UTF8.self)
        let script = "printf '%s' '\(text)' >&0; exec sleep 60"
        var launch = WorkerLaunch(executable: "/bin/sh", arguments: ["-c", script])
        launch.requiresSandbox = requiresSandbox
        return Worker(launch: launch)
    }

    @Test("says which layer is missing, and works")
    func warns() async throws {
        let worker = try worker(requiresSandbox: false)
        _ = try await worker.codecs()
        #expect(await worker.sandbox?.missing == "Landlock (Function not implemented)")
        await worker.killProcess()
    }

    @Test("does not start where a sandbox is required")
    func refuses() async throws {
        let worker = try worker(requiresSandbox: true)
        let reason = "--require-sandbox was given, but this machine lacks Landlock (Function not implemented)"
        await #expect(throws: WorkerFault.notStarted(reason: reason)) { try await worker.codecs() }
    }
}
