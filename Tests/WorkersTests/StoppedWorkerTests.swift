#if DEBUG
    import Foundation
    import Presets
    import TestSupport
    import Testing

    @testable import Workers

    @Suite("A worker that is stopped during a job")
    struct StoppedWorkerTests {
        @Test("blames the stop and not the job")
        func stopped() async throws {
            let folder = try TemporaryFolder(["halting.jpg": "assets-fault inspect stop"])
            let file = open(folder.path("halting.jpg"), O_RDONLY | O_CLOEXEC)
            try #require(file >= 0)
            defer { close(file) }
            let worker = Worker(launch: WorkerLaunch(executable: Program.assets.path))
            _ = try await worker.codecs()
            let job = Task { try await worker.inspect(source: file, limits: Configuration.Limits()) }
            await childHasHalted()
            await worker.stop()
            do {
                _ = try await job.value
                Issue.record("expected a fault")
            } catch WorkerFault.notStarted(let reason) {
                #expect(reason.contains("being stopped"))
            }
        }

        /// Waits until a child of this process stopped itself, which only the worker of this test does.
        private func childHasHalted() async {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    var information = siginfo_t()
                    while waitid(P_ALL, 0, &information, WSTOPPED | WNOWAIT) < 0 && errno == EINTR {}
                    continuation.resume()
                }
            }
        }
    }
#endif
