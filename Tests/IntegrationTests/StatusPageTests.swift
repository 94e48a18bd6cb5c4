import Foundation
import TestSupport
import Testing

@Suite("The status page in a browser", .timeLimit(.minutes(10)))
struct StatusPageTests {
    private static let python = Program.python(with: "selenium")

    @Test(
        "shows a run as it goes on, and cancels and retries by its buttons",
        .enabled(if: python != nil && Program("chromedriver") != nil, "needs chromium-driver and python3-selenium")
    )
    func browser() throws {
        let site = try TemporarySite.sample()
        try site.write("presets: {header: {widths: [480, 940]}, thumb: false, social: false}\n", to: "assets.yml")
        // One worker, so that there is time to press buttons.
        let daemon = try Daemon(["watch", site.path, "--jobs", "1"])
        let line = try #require(daemon.line(with: "the status page is at "), "\(daemon.lines)")
        let address = try #require(line.split(separator: " ").last)
        #expect(daemon.line(with: "variants to make") != nil)
        let folder = try TemporaryFolder()
        // Whoever wants to look at what the browser showed names a folder for it.
        let pictures = ProcessInfo.processInfo.environment["ASSETS_SCREENSHOTS"] ?? folder.path
        let script = ProjectFolder.root.appending(path: "Tests/Browser/status_page.py").path
        let finished = try #require(Self.python).run([script, String(address), pictures])
        #expect(finished.code == 0, "\(finished.output) \(finished.errors)")
        let shots = FileManager.default.enumerator(atPath: pictures)?.compactMap { $0 as? String } ?? []
        #expect(shots.filter { $0.hasSuffix(".png") }.count >= 12, "\(shots)")
        daemon.signal(SIGTERM)
        #expect(daemon.wait() == 143)
    }
}
