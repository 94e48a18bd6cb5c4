import Foundation
import Testing

/// The supervisor is killed at random moments and started again.
@Suite("A run that is killed")
struct KillTests {
    /// How often the run is killed; `ASSETS_KILLS` asks for more than continuous integration has time for.
    private static let kills = ProcessInfo.processInfo.environment["ASSETS_KILLS"].flatMap { Int($0) } ?? 6

    /// The sample's posts with presets that take little time.
    private func site() throws -> TemporarySite {
        let site = try TemporarySite.sample()
        try site.write(
            """
            presets:
              header: {widths: [160, 320, 480], effort: {avif: 0, webp: 0}}
              card: {widths: [160, 240], formats: [webp, jpeg]}
              thumb: false
            """,
            to: "assets.yml"
        )
        return site
    }

    @Test("goes on where it was and ends with the same files as one that was left alone")
    func resumed() throws {
        let undisturbed = try site()
        #expect(try Program.assets(["process", undisturbed.path]).code == 1)
        let disturbed = try site()
        var killed = 0
        for _ in 0..<Self.kills {
            let moment = String(format: "%.3f", Double.random(in: 0.02...1.5))
            let run = try Program.run("timeout", ["-s", "KILL", moment, Program.assets, "process", disturbed.path])
            if run.code == 128 + SIGKILL { killed += 1 }
        }
        #expect(killed > 0, "no run lived long enough to be killed")
        let last = try Program.assets(["process", disturbed.path])
        #expect(last.code == 1, "\(last.errors)")
        #expect(try disturbed.tree("assets/variants") == undisturbed.tree("assets/variants"))
        #expect(try disturbed.tree("_data") == undisturbed.tree("_data"))
        let state = try Program.run(
            "/usr/bin/python3",
            [
                "-c",
                "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check').fetchone()[0])",
                disturbed.path + "/.assets/assets.sqlite",
            ]
        )
        #expect(state.output == "ok\n")
    }

    @Test("loses no job when workers are killed under it")
    func workersKilled() throws {
        let undisturbed = try site()
        #expect(try Program.assets(["process", undisturbed.path]).code == 1)
        let disturbed = try site()
        let run = try Program.start(Program.assets, ["process", disturbed.path, "--jobs", "2"])
        var killed = 0
        // Each killing follows a file that was published, so that the run always makes headway.
        for count in [4, 20, 50] where run.waitForFiles(count, in: disturbed.path + "/assets/variants") {
            killed += run.killChildren(limit: 1)
        }
        let finished = run.wait()
        #expect(killed > 0)
        #expect(finished.code == 1, "\(finished.errors)")
        #expect(try disturbed.tree("assets/variants") == undisturbed.tree("assets/variants"))
        #expect(try disturbed.tree("_data") == undisturbed.tree("_data"))
    }

    @Test("ends with 143 after TERM, leaves no worker behind, and goes on the next time", arguments: [SIGTERM, SIGINT])
    func stopped(signal: Int32) throws {
        let site = try site()
        let run = try Program.start(Program.assets, ["process", site.path])
        #expect(run.waitForFiles(1, in: site.path + "/assets/variants"))
        let children = run.children
        run.signal(signal)
        #expect(run.wait().code == 128 + signal)
        for child in children { #expect(kill(child, 0) != 0, "worker \(child) is still there") }
        let listed = try site.manifest().description
        #expect(listed.contains("assets/variants/"), "the manifest lists what exists")
        #expect(try Program.assets(["process", site.path]).code == 1)
    }
}
