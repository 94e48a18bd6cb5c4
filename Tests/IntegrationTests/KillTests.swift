import Foundation
import GRDB
import TestSupport
import Testing

/// The supervisor or its workers are killed, and the run is started again.
@Suite("A run that is killed")
struct KillTests {
    /// How often the run is killed; `ASSETS_KILLS` asks for more than continuous integration has time for.
    private static let kills = ProcessInfo.processInfo.environment["ASSETS_KILLS"].flatMap { Int($0) } ?? 6

    /// What a run leaves in a site.
    private struct Result: Equatable {
        var variants: [String: Data]
        var data: [String: Data]

        init(of site: TemporarySite) throws {
            variants = try site.tree("assets/variants")
            data = try site.tree("_data")
        }

        /// The names of files that only one has, or that differ.
        func differences(from other: Result) -> [String] {
            let (mine, others) = (variants.merging(data) { $1 }, other.variants.merging(other.data) { $1 })
            return Set(mine.keys).union(others.keys).filter { mine[$0] != others[$0] }.sorted()
        }
    }

    /// What a run leaves that nothing disturbed.
    private static let undisturbed = Swift.Result {
        let site = try Self.site()
        let finished = try Program.assets.run(["process", site.path])
        try #require(finished.code == 1, "\(finished.errors)")
        return try Result(of: site)
    }

    /// The sample's posts with presets that take little time, and with all folders, so that they can be watched.
    private static func site() throws -> TemporarySite {
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
        try site.makeFolder("assets/variants/.staging")
        try site.makeFolder("_data")
        return site
    }

    /// Runs once more, and checks that nothing tells of what happened before.
    private func checkResumes(_ site: TemporarySite) throws {
        let last = try Program.assets.run(["process", site.path])
        #expect(last.code == 1, "\(last.errors)")
        let differences = try Result(of: site).differences(from: Self.undisturbed.get())
        #expect(differences == [])
        let unfinished = try? FileManager.default.contentsOfDirectory(atPath: site.path + "/assets/variants/.staging")
        #expect(unfinished ?? [] == [])
        let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
        #expect(try database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
    }

    @Test(
        "goes on where it was and ends with the same files as one that was left alone",
        .enabled(if: Program("timeout") != nil, "needs timeout of coreutils")
    )
    func resumed() throws {
        let timeout = try #require(Program("timeout"))
        let site = try Self.site()
        var killed = 0
        for _ in 0..<Self.kills {
            let moment = String(format: "%.3f", Double.random(in: 0.02...1.5))
            let run = try timeout.run(["-s", "KILL", moment, Program.assets.path, "process", site.path])
            if run.code == 128 + SIGKILL { killed += 1 }
        }
        #expect(killed > 0, "no run lived long enough to be killed")
        try checkResumes(site)
    }

    @Test("ends with the same files where runs with a budget were killed on the way")
    func killedWithinBudget() throws {
        let site = try Self.site()
        for files in [1, 12, 30] {
            let variants = try FolderWatch(site.path + "/assets/variants")
            let run = try Program.assets.start(["process", "--budget", "1h", site.path])
            if variants.wait(forFiles: files, of: run) { run.signal(SIGKILL) }
            _ = run.wait()
            let after = try Program.assets.run(["process", "--budget", "0s", site.path])
            #expect(after.code == 1, "the pictures that are broken on purpose: \(after.errors)")
            for path in try site.listedVariants() {
                #expect(FileManager.default.fileExists(atPath: "\(site.path)/\(path)"), "\(path) is listed")
            }
        }
        try checkResumes(site)
    }

    @Test("makes good for files that were published and not yet recorded")
    func killedBeforeCommit() throws {
        let site = try Self.site()
        let staging = try FolderWatch(site.path + "/assets/variants/.staging", for: .any)
        let run = try Program.assets.start(["process", site.path])
        #expect(staging.next(orEndOf: run))
        try withExtendedLifetime(CommitBarrier(site.path + "/.assets/assets.sqlite")) {
            let variants = try FolderWatch(site.path + "/assets/variants")
            #expect(variants.next(orEndOf: run))
            run.signal(SIGKILL)
            #expect(run.wait().code == 128 + SIGKILL)
        }
        let published = try site.tree("assets/variants").keys.filter { !$0.hasPrefix(".") }
        #expect(try recorded(in: site) < published.count)
        try checkResumes(site)
    }

    /// The number of variants that the catalog knows, read from a copy, since reading would tidy the state up.
    private func recorded(in site: TemporarySite) throws -> Int {
        let copy = try TemporaryFolder()
        try copy.copy(URL(filePath: site.path + "/.assets"), to: "state")
        let database = try DatabaseQueue(path: copy.path("state/assets.sqlite"))
        return try database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM variant") } ?? 0
    }

    @Test("replaces a manifest that was half written")
    func killedInManifest() throws {
        let site = try Self.site()
        let data = try FolderWatch(site.path + "/_data", for: .any)
        let run = try Program.assets.start(["process", site.path])
        #expect(data.next(orEndOf: run))
        run.signal(SIGKILL)
        #expect(run.wait().code == 128 + SIGKILL)
        try checkResumes(site)
    }

    @Test("loses no job when workers are killed under it")
    func workersKilled() throws {
        let site = try Self.site()
        let variants = try FolderWatch(site.path + "/assets/variants")
        let run = try Program.assets.start(["process", site.path, "--jobs", "2"])
        var killed = 0
        // Each killing follows a file that was published, so that the run always makes headway.
        for count in [4, 20, 50] where variants.wait(forFiles: count, of: run) {
            killed += run.killChildren(limit: 1)
        }
        let finished = run.wait()
        #expect(killed > 0)
        #expect(finished.code == 1, "\(finished.errors)")
        let differences = try Result(of: site).differences(from: Self.undisturbed.get())
        #expect(differences == [])
    }

    @Test("discards what a worker that was stopped past its deadline would have said late, and does its job once more")
    func workerStopped() throws {
        let site = try TemporarySite.small()
        try site.write(TemporarySite.quickPresets + "limits: {deadline: 4s}\n", to: "assets.yml")
        for name in ["two", "three"] {
            try site.picture("default.jpg", to: "assets/images/\(name).jpg")
            try site.post("2025-07-10-\(name)", image: "assets/images/\(name).jpg")
        }
        try site.makeFolder("assets/variants/.staging")
        let staging = try FolderWatch(site.path + "/assets/variants/.staging", for: .any)
        let run = try Program.assets.start(["process", site.path, "--jobs", "1"])
        #expect(staging.next(orEndOf: run))
        let stopped = run.children.filter { kill($0, SIGSTOP) == 0 }
        #expect(!stopped.isEmpty)
        let finished = run.wait()
        for worker in stopped { #expect(kill(worker, SIGCONT) != 0, "worker \(worker) is still there") }
        #expect(finished.code == 0, "\(finished.errors)")
        #expect(finished.errors.contains("took longer than"), "\(finished.errors)")
        let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
        let attempts = try database.read { try Int.fetchAll($0, sql: "SELECT attempt FROM job ORDER BY attempt") }
        #expect(attempts.last == 2 && attempts.dropLast().allSatisfy { $0 == 1 }, "\(attempts)")
        let published = try site.tree("assets/variants").keys.filter { !$0.hasPrefix(".") }
        #expect(try recorded(in: site) == published.count)
    }

    @Test("ends with 143 after TERM, leaves no worker behind, and goes on the next time", arguments: [SIGTERM, SIGINT])
    func stopped(signal: Int32) throws {
        let site = try Self.site()
        let variants = try FolderWatch(site.path + "/assets/variants")
        let run = try Program.assets.start(["process", site.path])
        #expect(variants.wait(forFiles: 1, of: run))
        let children = run.children
        run.signal(signal)
        #expect(run.wait().code == 128 + signal)
        for child in children { #expect(kill(child, 0) != 0, "worker \(child) is still there") }
        let listed = try site.listedVariants()
        #expect(!listed.isEmpty)
        for path in listed { #expect(FileManager.default.fileExists(atPath: "\(site.path)/\(path)"), "\(path)") }
        #expect(try Program.assets.run(["process", site.path]).code == 1)
    }
}
