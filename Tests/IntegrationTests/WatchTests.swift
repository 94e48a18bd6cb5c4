import Foundation
import TestSupport
import Testing

@Suite("assets watch", .timeLimit(.minutes(10)))
struct WatchTests {
    /// A daemon on a site of one picture that is done.
    private func start(_ site: TemporarySite, _ more: String...) throws -> Daemon {
        let daemon = try Daemon(["watch", site.path, "--level", "debug"] + more)
        #expect(daemon.line(with: "1 post, 1 picture: 5 variants made") != nil, "\(daemon.lines)")
        // It looks once more, now that all folders are watched.
        #expect(daemon.line(with: "0 variants made, 5 up to date") != nil)
        return daemon
    }

    private func stop(_ daemon: Daemon) {
        daemon.signal(SIGTERM)
        #expect(daemon.wait() == 143, "\(daemon.lines)")
    }

    @Test("makes what a new post names, and leaves what a fresh run leaves")
    func newPost() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        try site.picture("default.jpg", to: "assets/images/two.jpg")
        try site.makeFolder("_posts/deep/er")
        try site.post("deep/er/2025-07-10-b", image: "assets/images/two.jpg")
        #expect(daemon.line(with: "2 posts, 2 pictures: 5 variants made") != nil, "\(daemon.lines)")
        stop(daemon)
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.output.hasPrefix("2 posts, 2 pictures: 0 variants made, 10 up to date"), "\(finished.output)")
    }

    @Test("takes a picture that comes in slowly once, when it is whole")
    func dribble() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        let bytes = try Data(contentsOf: ProjectFolder.pictures.appending(path: "default.jpg"))
        let place = site.path + "/assets/images/two.jpg"
        let file = open(place, O_WRONLY | O_CREAT, 0o644)
        try #require(file >= 0)
        bytes.prefix(5_000).withUnsafeBytes { #expect(write(file, $0.baseAddress, $0.count) == $0.count) }
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        #expect(daemon.line(with: "2 posts, 2 pictures: 0 variants made") != nil, "\(daemon.lines)")
        bytes.dropFirst(5_000).withUnsafeBytes { #expect(write(file, $0.baseAddress, $0.count) == $0.count) }
        close(file)
        #expect(daemon.line(with: "2 posts, 2 pictures: 5 variants made") != nil, "\(daemon.lines)")
        #expect(!daemon.lines.contains { $0.contains("error") }, "\(daemon.lines)")
        stop(daemon)
    }

    @Test("keeps the old configuration in force while the new one cannot be used, and takes the next good one")
    func configuration() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        try site.write("presets: {header: {widths: [0]}}\n", to: "assets.yml")
        #expect(daemon.line(with: "the configuration before stays in force") != nil, "\(daemon.lines)")
        try site.picture("default.jpg", to: "assets/images/two.jpg")
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        #expect(daemon.line(with: "2 posts, 2 pictures: 5 variants made") != nil, "\(daemon.lines)")
        try site.write(TemporarySite.quickPresets.replacing("320", with: "300"), to: "assets.yml")
        #expect(daemon.line(with: "4 variants made") != nil, "\(daemon.lines)")
        stop(daemon)
    }

    @Test("leaves everything as it is while the site's folder is away, and goes on when it is back")
    func rootAway() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        let before = try site.tree("assets/variants")
        try FileManager.default.moveItem(atPath: site.path, toPath: site.path + "-away")
        #expect(daemon.line(with: "there is no such folder") != nil, "\(daemon.lines)")
        try FileManager.default.moveItem(atPath: site.path + "-away", toPath: site.path)
        #expect(daemon.line(with: "0 variants made, 5 up to date") != nil, "\(daemon.lines)")
        #expect(try site.tree("assets/variants") == before)
        stop(daemon)
    }

    @Test("has as many files open after many runs as before")
    func descriptors() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        var counts: [Int] = []
        for number in 2...21 {
            try site.post("2025-07-\(10 + number)-b", image: "assets/images/one.jpg")
            #expect(daemon.line(with: "\(number) posts, 1 picture: 0 variants made") != nil, "\(daemon.lines)")
            counts.append(try FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon.identifier)/fd").count)
        }
        // During a run there are more.
        let (before, after) = (counts.prefix(4).min() ?? 0, counts.suffix(4).min() ?? 0)
        #expect(after - before < 8, "\(counts)")
        stop(daemon)
    }

    @Test("gives the project to other commands between two runs")
    func otherCommands() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        let finished = try Program.assets.run(["process", site.path, "--no-wait"])
        #expect(finished.code == 0, "\(finished.errors)")
        stop(daemon)
    }

    @Test("waits while another command has the project, and can be stopped meanwhile")
    func owned() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        let lock = open(site.path + "/.assets/lock", O_RDWR)
        try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
        try site.post("2025-07-10-b", image: "assets/images/one.jpg")
        stop(daemon)
        close(lock)
        #expect(!daemon.lines.contains { $0.contains("2 posts") }, "\(daemon.lines)")
    }

    @Test("looks at everything when it is told to by HUP")
    func hangUp() throws {
        let site = try TemporarySite.small()
        let daemon = try start(site)
        daemon.signal(SIGHUP)
        #expect(daemon.line(with: "0 variants made, 5 up to date") != nil)
        stop(daemon)
    }

    @Test("ends with 2 where the configuration cannot be used at its start")
    func badStart() throws {
        let site = try TemporarySite.small()
        try site.write("preset: {}\n", to: "assets.yml")
        let daemon = try Daemon(["watch", site.path])
        #expect(daemon.wait() == 2)
        #expect(daemon.lines.contains { $0.contains("preset") }, "\(daemon.lines)")
    }

    @Test("writes a JSON object a line where asked to")
    func json() throws {
        let site = try TemporarySite.small()
        let daemon = try Daemon(["watch", site.path, "--log", "json"])
        let line = try #require(daemon.line(with: "5 variants made"))
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
        #expect(object?["level"] == "info")
        #expect(object?["made"] == "5")
        stop(daemon)
    }

    @Test("tells systemd that it is ready, alive, and that it stops")
    func systemd() throws {
        let site = try TemporarySite.small()
        let socket = try NotifySocket()
        let environment = ["NOTIFY_SOCKET": socket.path, "WATCHDOG_USEC": "200000"]
        let daemon = try Daemon(["watch", site.path], environment: environment)
        #expect(socket.receive().hasPrefix("READY=1"))
        #expect(socket.receive() == "WATCHDOG=1")
        #expect(socket.receive() == "WATCHDOG=1")
        stop(daemon)
        var last = socket.receive()
        while last == "WATCHDOG=1" { last = socket.receive() }
        #expect(last == "STOPPING=1")
    }
}
