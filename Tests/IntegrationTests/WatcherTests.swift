import Foundation
import TestSupport
import Testing

/// What other commands do while a watcher keeps the site done.
@Suite("A watcher and other commands", .timeLimit(.minutes(10)))
struct WatcherTests {
    private func start(_ site: TemporarySite) throws -> Daemon {
        let daemon = try Daemon(["watch", site.path, "--level", "debug"])
        #expect(daemon.line(with: "0 variants made, 5 up to date") != nil, "\(daemon.lines)")
        return daemon
    }

    private func stop(_ daemon: Daemon) {
        daemon.signal(SIGTERM)
        #expect(daemon.wait() == 143, "\(daemon.lines)")
    }

    @Test("process lets the watcher do it, and ends as the run does")
    func process() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        try site.picture("default.jpg", to: "assets/images/two.jpg")
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        try site.post("2025-07-11-c", image: "assets/images/none.jpg")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 1)
        #expect(finished.errors.contains("none.jpg"), "\(finished.errors)")
        #expect(finished.output.hasPrefix("3 posts, 2 pictures"), "\(finished.output)")
        #expect(finished.output.contains("10 up to date") || finished.output.contains("5 variants made"))
        #expect(try site.listedVariants().count == 10)
        stop(daemon)
    }

    @Test("process is told of a configuration that the watcher refuses")
    func configuration() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        try site.write("presets: {header: {widths: [0]}}\n", to: "assets.yml")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 2)
        #expect(finished.errors.contains("widths"), "\(finished.errors)")
        stop(daemon)
    }

    @Test("status says what the watcher does, and that there is none")
    func status() throws {
        let site = try TemporarySite.small()
        let before = try Program.assets.run(["status", site.path])
        #expect(before.code == 1)
        #expect(before.output.contains("no watcher here"))
        let daemon = try start(site)
        let text = try Program.assets.run(["status", site.path])
        #expect(text.code == 0)
        #expect(text.output.contains("waiting for changes"), "\(text.output) \(text.errors)")
        let json = try Program.assets.run(["status", site.path, "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["phase"] as? String == "waiting")
        #expect((object?["summary"] as? [String: Any])?["variants"] as? Int == 5)
        stop(daemon)
        #expect(try Program.assets.run(["status", site.path]).code == 1)
    }

    @Test("retry makes the watcher look again at what it refused, at once")
    func retry() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        try site.write("no picture", to: "assets/images/two.jpg")
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        #expect(daemon.line(with: "error: assets/images/two.jpg") != nil, "\(daemon.lines)")
        let finished = try Program.assets.run(["retry", "--site", site.path])
        #expect(finished.output.contains("the watcher tries again what failed: 1 picture"), "\(finished.output)")
        #expect(daemon.line(with: "0 variants made, 5 up to date") != nil)
        stop(daemon)
    }

    @Test("a photo in the inbox becomes a picture of the site, and its line is in the log; what is none stays there")
    func inbox() throws {
        let site = try TemporarySite.small()
        try site.write(TemporarySite.quickPresets + "inbox: _inbox\n", to: "assets.yml")
        let daemon = try start(site)
        try site.picture("default.jpg", to: "_inbox/My photo.JPG")
        let line = try #require(daemon.line(with: "image: assets/images/"))
        let image = try #require(line.split(separator: " ").first { $0.hasPrefix("assets/images/") })
        #expect(FileManager.default.fileExists(atPath: "\(site.path)/\(image)"))
        try site.write("no picture", to: "_inbox/notes.jpg")
        #expect(daemon.line(with: "error: _inbox/notes.jpg") != nil)
        try site.post("2025-07-10-b", image: String(image))
        #expect(daemon.line(with: "2 posts, 2 pictures: 5 variants made") != nil, "\(daemon.lines)")
        #expect(daemon.lines.filter { $0.contains("notes.jpg") }.count == 1, "\(daemon.lines)")
        #expect(FileManager.default.fileExists(atPath: site.path + "/_inbox/taken/My photo.JPG"))
        #expect(FileManager.default.fileExists(atPath: site.path + "/_inbox/notes.jpg"))
        stop(daemon)
    }

    @Test("a site has one watcher")
    func one() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        let second = try Program.assets.run(["watch", site.path])
        #expect(second.code == 75)
        #expect(second.errors.contains("another 'assets watch'"), "\(second.errors)")
        stop(daemon)
    }

    @Test("a watcher that was killed leaves nothing in the way of other commands or of the next one")
    func killed() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        daemon.signal(SIGKILL)
        _ = daemon.wait()
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        stop(try start(site))
    }

    @Test("status shows names without what a terminal obeys")
    func hostileNames() throws {
        let site = try TemporarySite.small()
        try site.write(TemporarySite.quickPresets + "inbox: _inbox\n", to: "assets.yml")
        let daemon = try start(site)
        try site.write("no picture", to: "_inbox/b\n\u{1B}[31m\u{202E}gpj.jpg")
        #expect(daemon.line(with: "gpj.jpg") != nil)
        let status = try Program.assets.run(["status", site.path]).output
        #expect(status.contains("gpj.jpg"))
        #expect(!status.contains("\u{1B}") && !status.contains("\u{202E}") && !status.contains("b\n"), "\(status)")
        stop(daemon)
    }

    @Test("speaks in a site whose path is longer than a socket's address")
    func longPath() throws {
        let folder = try TemporaryFolder()
        let deep = (0..<8).map { _ in String(repeating: "d", count: 30) }.joined(separator: "/")
        let place = folder.path(deep)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let small = try TemporarySite.small()
        try FileManager.default.copyItem(atPath: small.path, toPath: place + "/site")
        let daemon = try Daemon(["watch", place + "/site"])
        #expect(daemon.line(with: "5 variants made") != nil, "\(daemon.lines)")
        #expect(try Program.assets.run(["status", place + "/site"]).code == 0)
        stop(daemon)
    }
}
