import Foundation
import TestSupport
import Testing

@Suite("assets check")
struct CheckTests {
    private struct Report: Decodable {
        var variants: Int
        var errors: Int
        var warnings: Int
        var findings: [Found]

        struct Found: Decodable {
            var rule: String
            var severity: String
            var file: String
            var line: Int?
            var count: Int?
        }

        var rules: [String] { findings.map(\.rule) }
    }

    private func check(_ site: TemporarySite, _ more: String...) throws -> (finished: Finished, report: Report) {
        let finished = try Program.assets.run(["check", site.path, "--json"] + more)
        return (finished, try JSONDecoder().decode(Report.self, from: Data(finished.output.utf8)))
    }

    @Test("fails before variants are made and passes afterwards, and writes nothing but its state")
    func beforeAndAfter() throws {
        let site = try TemporarySite.small()
        let start = try site.tree("")
        let (before, missing) = try check(site)
        #expect(before.code == 1, "\(before.errors)")
        #expect(missing.rules == ["missing-variant"])
        #expect(missing.findings.first?.file == "assets/images/one.jpg")
        #expect(missing.findings.first?.count == missing.variants)
        #expect(try site.tree("").filter { !$0.key.hasPrefix(".assets/") } == start)

        _ = try Program.assets.run(["process", site.path])
        let made = try site.tree("").filter { !$0.key.hasPrefix(".assets/") }
        let (after, well) = try check(site, "--strict")
        #expect(after.code == 0, "\(after.output)")
        #expect(well.findings.isEmpty)
        #expect(try site.tree("").filter { !$0.key.hasPrefix(".assets/") } == made)
    }

    @Test("passes in a fresh clone, to which the state did not come along")
    func clone() throws {
        let site = try TemporarySite.small()
        _ = try Program.assets.run(["process", site.path])
        try FileManager.default.removeItem(atPath: site.path + "/.assets")
        #expect(try check(site).finished.code == 0)
    }

    @Test("tells stale variants of new content, orphans of a picture that nobody names, and what is over budget")
    func rules() throws {
        let site = try TemporarySite.small()
        _ = try Program.assets.run(["process", site.path])
        try site.picture("default.jpg", to: "assets/images/one.jpg")
        #expect(try check(site).report.rules == ["stale-variant"])

        try site.post("2025-07-09-a", image: "")
        let (orphaned, report) = try check(site)
        #expect(orphaned.code == 0, "warnings alone pass")
        #expect(report.rules == ["orphan"])
        #expect(try check(site, "--strict").finished.code == 1)

        try site.post("2025-07-09-a", image: "assets/images/one.jpg")
        _ = try Program.assets.run(["process", site.path])
        try site.write(TemporarySite.quickPresets + "budgets: {header: {jpeg: 1KB}}\n", to: "assets.yml")
        let (large, found) = try check(site)
        #expect(large.code == 1)
        #expect(found.rules == ["orphan", "over-budget"])
    }

    @Test("tells posts of missing pictures and without words, refused pictures, and those too narrow")
    func sources() throws {
        let site = try TemporarySite.small()
        try site.write(TemporarySite.quickPresets.replacing("320px", with: "5000px"), to: "assets.yml")
        _ = try Program.assets.run(["process", site.path])
        try site.post("2025-07-10-b", image: "assets/images/none.jpg")
        try site.write("<html>", to: "assets/images/page.jpg")
        try site.post("2025-07-11-c", image: "assets/images/page.jpg")
        try site.write("---\nimage: assets/images/one.jpg\n---\n", to: "_posts/2025-07-12-d.md")
        let (finished, report) = try check(site)
        #expect(finished.code == 1)
        #expect(report.rules == ["missing-source", "unusable-source", "narrow-source", "missing-alt"])
        #expect(
            report.findings.map(\.file) == [
                "_posts/2025-07-10-b.md", "assets/images/page.jpg", "assets/images/one.jpg", "_posts/2025-07-12-d.md",
            ]
        )
        #expect(report.findings.map(\.line) == [5, nil, nil, 2])
        #expect(report.errors == 2)
        #expect(report.warnings == 2)
    }

    @Test("does not take a site whose posts are gone for one that needs no pictures")
    func lostPosts() throws {
        let site = try TemporarySite.small()
        _ = try Program.assets.run(["process", site.path])
        try FileManager.default.removeItem(atPath: site.path + "/_posts/2025-07-09-a.md")
        let finished = try Program.assets.run(["check", site.path])
        #expect(finished.code == 74)
        #expect(finished.errors.contains("no posts here any more"), "\(finished.errors)")
        #expect(finished.output.isEmpty)
    }

    @Test("groups what people read by rule, at most 20 of each unless --all is given")
    func text() throws {
        let site = try TemporarySite()
        for number in 1...22 { try site.post("2025-07-09-\(number)", image: "none-\(number).jpg") }
        let short = try Program.assets.run(["check", site.path])
        #expect(short.code == 1)
        #expect(short.output.hasPrefix("missing-source: 22 errors\n  _posts/2025-07-09-1.md:5: image none-1.jpg"))
        #expect(
            short.output.contains("\n  and 2 more; --all lists them\n\n22 posts, 0 pictures, 0 variants: 22 errors\n")
        )
        let long = try Program.assets.run(["check", site.path, "--all"])
        #expect(!long.output.contains("more;"))
        #expect(long.output.split(separator: "\n").count == 24)
    }

    @Test("annotates with paths as the repository has them")
    func annotations() throws {
        let site = try TemporarySite()
        try site.post("2025-07-09-a", image: "none.jpg")
        let parent = URL(filePath: site.path).deletingLastPathComponent().path
        let name = URL(filePath: site.path).lastPathComponent
        let github = try Program.assets.run(["check", name, "--format", "github"], in: parent)
        #expect(github.code == 1)
        let start = "::error file=\(name)/_posts/2025-07-09-a.md,line=5,title=missing-source::image none.jpg"
        #expect(github.output.hasPrefix(start), "\(github.output)")
        #expect(github.output.split(separator: "\n").count == 1)
        let gitlab = try Program.assets.run(["check", "--format", "gitlab"], in: site.path)
        let report = try JSONSerialization.jsonObject(with: Data(gitlab.output.utf8)) as? [[String: Any]]
        let location = try #require(report?.first?["location"] as? [String: Any])
        #expect(location["path"] as? String == "_posts/2025-07-09-a.md")
    }
}
