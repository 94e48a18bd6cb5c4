import Foundation
import TestSupport
import Testing

@Suite("assets cancel", .timeLimit(.minutes(10)))
struct CancelTests {
    @Test("gives jobs up until they are tried again")
    func cancel() throws {
        let site = try TemporarySite.small()
        // Nothing is begun, so that all jobs wait.
        #expect(try Program.assets.run(["process", site.path, "--budget", "0s"]).code == 0)
        let cancelled = try Program.assets.run(["cancel", "--all", "--site", site.path, "--json"])
        let count = try JSONDecoder().decode([String: Int].self, from: Data(cancelled.output.utf8))["cancelled"] ?? 0
        #expect(count > 0)
        let run = try Program.assets.run(["process", site.path])
        #expect(run.code == 1)
        #expect(run.errors.contains("it was cancelled"), "\(run.errors)")
        #expect(try Program.assets.run(["retry", "--site", site.path]).output.contains("\(count) picture"))
        let after = try Program.assets.run(["process", site.path])
        #expect(after.code == 0, "\(after.errors)")
        #expect(try site.listedVariants().count == 5)
    }

    @Test("names what it did not find")
    func unknown() throws {
        let site = try TemporarySite.small()
        let finished = try Program.assets.run(["cancel", "99", "--site", site.path])
        #expect(finished.code == 1)
        #expect(finished.errors.contains("no job that waits"))
        #expect(try Program.assets.run(["cancel", "--site", site.path]).code == 2)
        #expect(try Program.assets.run(["cancel", "1", "--all", "--site", site.path]).code == 2)
    }
}
