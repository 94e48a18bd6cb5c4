import Foundation
import Presets
import Rendering
import TestSupport
import Testing

@testable import Sandbox
@testable import Workers

/// The program itself in its worker role, asked to get out.
@Suite("A sandboxed worker")
struct EscapeTests {
    private let worker = Worker(launch: WorkerLaunch(executable: Program.assets.path))

    /// What the sandbox lacks on this machine, which is said; nil where all layers hold.
    private func missing() async throws -> String? {
        _ = try await worker.codecs()
        let report = try #require(await worker.sandbox)
        if let missing = report.missing { print("skipped: this machine lacks \(missing)") }
        return report.missing
    }

    @Test("finds no way out, from the thread that serves and from one of libvips")
    func escapes() async throws {
        guard try await missing() == nil else { return }
        let (main, pool) = try await worker.escapes()
        #expect(main.count == 8)
        #expect(pool.map(\.name) == main.map(\.name))
        for escape in main + pool { #expect(escape.denial != nil, "\(escape.name)") }
        await worker.dismiss()
    }

    @Test("is under the filter of system calls in every thread, those that are older than it too")
    func threads() async throws {
        guard try await missing() == nil else { return }
        let tasks = "/proc/\(try #require(await worker.identifier))/task"
        let threads = try FileManager.default.contentsOfDirectory(atPath: tasks)
        #expect(threads.count > 1, "the thread that waits for the supervisor's end is older than the filter")
        for thread in threads {
            let status = try String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)
            #expect(status.contains("\nSeccomp:\t2\n"), "\(status)")
            #expect(status.contains("\nNoNewPrivs:\t1\n"))
        }
        await worker.dismiss()
    }

    @Test("has bounds that follow from the limits of the configuration")
    func limits() async throws {
        var limits = Configuration.Limits()
        limits.pixels = 1_000_000_000
        let large = Worker(launch: WorkerLaunch(executable: Program.assets.path, limits: limits))
        for (worker, pixels) in [(worker, 200_000_000), (large, 1_000_000_000)] {
            _ = try await worker.codecs()
            let identifier = try #require(await worker.identifier)
            let text = try String(contentsOfFile: "/proc/\(identifier)/limits", encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Max data size") })
            #expect(line.split(separator: " ").contains("\(1 << 30 + 32 * pixels)"), "\(line)")
            await worker.dismiss()
        }
    }

    @Test("is measured by attempts that succeed outside of a sandbox")
    func outside() {
        let open = Escape.harmless().filter { $0.denial == nil }.map(\.name)
        #expect(Set(open).isSuperset(of: ["open /etc/passwd", "signal the parent", "make memory executable"]))
        #expect(Set(open).isSuperset(of: ["write to /tmp", "connect by TCP", "connect to a Unix socket"]))
    }
}
