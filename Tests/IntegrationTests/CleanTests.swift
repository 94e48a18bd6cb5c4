import Foundation
import TestSupport
import Testing

@Suite("assets clean")
struct CleanTests {
    private struct Report: Decodable {
        struct Total: Decodable {
            var files: Int
        }

        struct Orphan: Decodable {
            var name: String
            var since: String?
        }

        var orphans: [Orphan]
        var removed: Total
        var foreign: [String]
        var refusal: String?
    }

    /// A site with two widths that nothing calls for any more, of ten.
    private let site: TemporarySite

    init() throws {
        site = try TemporarySite()
        try site.write("title: A site\n", to: "_config.yml")
        try site.picture("default.jpg", to: "assets/images/one.jpg")
        try site.post("2025-07-09-a", image: "assets/images/one.jpg")
        for count in [10, 8] {
            let widths = (1...count).map { "\($0 * 20 + 20)" }.joined(separator: ", ")
            let others = ["card", "thumb", "social"].map { "  \($0): false\n" }.joined()
            let header = "  header: {widths: [\(widths)], formats: [jpeg], quality: {jpeg: 80}}\n"
            try site.write("presets:\n\(header)\(others)", to: "assets.yml")
            #expect(try Program.assets.run(["process", site.path]).code == 0)
        }
    }

    private func clean(_ more: String...) throws -> (finished: Finished, report: Report) {
        let finished = try Program.assets.run(["clean", site.path, "--json"] + more)
        return (finished, try JSONDecoder().decode(Report.self, from: Data(finished.output.utf8)))
    }

    private func count() throws -> Int { try site.tree("assets/variants").keys.count { !$0.hasPrefix(".") } }

    @Test("changes nothing, marks, takes marks away, and removes, as told")
    func verbs() throws {
        let (dry, found) = try clean()
        #expect(dry.code == 0, "\(dry.errors)")
        #expect(found.orphans.map(\.since) == [nil, nil])
        let marked = try clean("--apply").report
        #expect(marked.orphans.allSatisfy { $0.since?.hasSuffix("Z") == true })
        #expect(marked.removed.files == 0)
        let undone = try Program.assets.run(["clean", site.path, "--undo"])
        #expect(undone.output == "unmarked  2 files\n")
        #expect(try clean().report.orphans.map(\.since) == [nil, nil])
        #expect(try count() == 10)
        #expect(try clean("--apply", "--grace", "0s").report.removed.files == 2)
        #expect(try count() == 8)
        #expect(try Program.assets.run(["process", site.path]).output.contains("0 variants made, 8 up to date"))
    }

    @Test("tells people in a few lines what it found, what it did, and what is not its own")
    func text() throws {
        try site.write("mine", to: "assets/variants/notes.txt")
        let dry = try Program.assets.run(["clean", site.path]).output
        #expect(dry.contains("assets/variants: 10 files"), "\(dry)")
        #expect(dry.contains("nothing calls for 2 of them"), "\(dry)")
        #expect(dry.contains("one-220-"), "\(dry)")
        #expect(dry.contains("left alone, not from assets: 1 file: notes.txt"), "\(dry)")
        let applied = try Program.assets.run(["clean", site.path, "--apply", "--grace", "0s"]).output
        #expect(applied.contains("removed   2 files ("), "\(applied)")
    }

    @Test("ends with code 2 and one line where more than a fifth would go at once, and removes nothing")
    func refused() throws {
        try site.write("---\ntitle: No picture\n---\n", to: "_posts/2025-07-09-a.md")
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        let (finished, report) = try clean("--apply", "--grace", "0s")
        #expect(finished.code == 2)
        #expect(finished.errors.contains("10 of 10 files would go"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
        #expect(report.refusal != nil)
        #expect(try count() == 10)
        #expect(try clean("--apply", "--grace", "0s", "--force").finished.code == 0)
        #expect(try count() == 0)
    }

    @Test(
        "folders that it may not look into keep it from removing anything",
        .enabled(if: Program("setpriv") != nil, "needs setpriv"),
        arguments: [("_posts", 0o000), ("news", 0o000), ("news", 0o600), ("news/_posts", 0o000)]
    )
    func permissions(folder: String, mode: Int) throws {
        try site.post("../news/_posts/2025-07-10-b", image: "assets/images/one.jpg")
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        let place = "\(site.path)/\(folder)"
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place) }
        // The superuser may look into every folder, unless it gives that up.
        let rights = getuid() == 0 ? ["--bounding-set", "-dac_override,-dac_read_search"] : []
        let arguments = rights + [Program.assets.path, "clean", site.path, "--apply", "--grace", "0s"]
        let finished = try #require(Program("setpriv")).run(arguments)
        #expect(finished.code == 2, "\(finished.output)\(finished.errors)")
        #expect(finished.errors.contains(folder), "\(finished.errors)")
        #expect(finished.errors.contains("so nothing is removed"), "\(finished.errors)")
        #expect(try count() == 10)
    }
}
