import Foundation
import TestSupport
import Testing

@Suite("assets process on the sample site")
struct ProcessTests {
    private struct Summary: Decodable {
        var posts: Int
        var sources: Int
        var variants: Int
        var made: Int
        var missing: Int
        var manifestChanged: Bool
        var failures: [Failure]

        struct Failure: Decodable {
            var source: String
            var message: String
        }
    }

    private func process(_ site: TemporarySite, _ more: String...) throws -> (finished: Finished, summary: Summary) {
        let finished = try Program.assets.run(["process", site.path, "--json"] + more)
        return (finished, try JSONDecoder().decode(Summary.self, from: Data(finished.output.utf8)))
    }

    @Test("makes every variant, names what it cannot, and makes nothing the second time")
    func twice() throws {
        let site = try TemporarySite.sample()
        let (first, summary) = try process(site)
        #expect(first.code == 1, "three pictures of the sample are broken on purpose: \(first.errors)")
        #expect(summary.made > 200)
        #expect(summary.missing == 0)
        #expect(summary.failures.count == 3, "\(summary.failures)")
        for failure in summary.failures { #expect(first.errors.contains(failure.message)) }
        let tree = try site.tree("assets/variants")
        #expect(tree.count == summary.variants)
        #expect(tree.values.allSatisfy { !$0.isEmpty })

        let (second, again) = try process(site)
        #expect(second.code == 1)
        #expect(again.made == 0)
        #expect(again.variants == summary.variants)
        #expect(!again.manifestChanged)
        #expect(again.failures.map(\.message) == summary.failures.map(\.message))
        #expect(try site.tree("assets/variants") == tree)
    }

    @Test("says what it would make, and makes nothing, with --dry-run")
    func dryRun() throws {
        let site = try TemporarySite.sample()
        let (finished, summary) = try process(site, "--dry-run")
        #expect(finished.code == 1)
        #expect(summary.made == 0)
        #expect(summary.missing > 200)
        #expect(try site.tree("assets/variants").isEmpty)
        #expect(!FileManager.default.fileExists(atPath: site.path + "/_data/assets.json"))
    }

    @Test("makes a deleted variant again, and it alone")
    func deletedVariant() throws {
        let site = try smallSite()
        _ = try process(site)
        let before = try site.tree("assets/variants")
        let lost = try #require(before.keys.sorted().first)
        try FileManager.default.removeItem(atPath: "\(site.path)/assets/variants/\(lost)")
        #expect(try process(site).summary.made == 1)
        let after = try site.tree("assets/variants")
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(after.filter { $0.key != lost } == before.filter { $0.key != lost })
    }

    @Test("makes variants of new content under an old name")
    func changedContent() throws {
        let site = try smallSite()
        _ = try process(site)
        let before = try site.manifest()
        try site.picture("default.jpg", to: "assets/images/one.jpg")
        let (_, summary) = try process(site)
        #expect(summary.made > 0)
        #expect(!NSDictionary(dictionary: before).isEqual(to: try site.manifest()))
    }

    @Test("encodes one content under two names once")
    func duplicates() throws {
        let site = try smallSite()
        let alone = try process(site).summary.variants
        try site.picture(Self.anyPicture(), to: "assets/images/two.jpg")
        try site.post("2025-07-10-b", image: "/assets/images/two.jpg")
        let (_, summary) = try process(site)
        #expect(summary.sources == 2)
        #expect(summary.made == 0)
        #expect(summary.variants == alone)
        let images = try #require(try site.manifest()["images"] as? [String: Any])
        #expect(images.keys.sorted() == ["assets/images/one.jpg", "assets/images/two.jpg"])
    }

    @Test("a site without any picture gives an empty manifest and code 0")
    func emptySite() throws {
        let site = try TemporarySite()
        try site.write("title: A site\n", to: "_config.yml")
        let (finished, summary) = try process(site)
        #expect(finished.code == 0, "\(finished.errors)")
        #expect(summary.variants == 0)
        #expect((try site.manifest()["images"] as? [String: Any])?.isEmpty == true)
    }

    @Test("ends with code 75 when another run owns the project and it may not wait")
    func owned() throws {
        let site = try smallSite()
        try FileManager.default.createDirectory(atPath: site.path + "/.assets", withIntermediateDirectories: true)
        let descriptor = open(site.path + "/.assets/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let finished = try Program.assets.run(["process", site.path, "--no-wait"])
        #expect(finished.code == 75)
        #expect(finished.errors.contains("another run owns"))
    }

    @Test("an unwritable folder of variants is one clear line, and the next run succeeds")
    func unwritable() throws {
        let site = try smallSite()
        try site.write("", to: "assets/variants")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 74)
        #expect(finished.errors.contains("assets/variants"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
        try FileManager.default.removeItem(atPath: site.path + "/assets/variants")
        #expect(try process(site).finished.code == 0)
    }

    @Test("explains why each variant is or is not up to date")
    func explain() throws {
        let site = try smallSite()
        let before = try Program.assets.run(["explain", "assets/images/one.jpg", "--site", site.path])
        #expect(before.output.contains("to be made"), "\(before.output)\(before.errors)")
        _ = try process(site)
        let after = try Program.assets.run(["explain", "/assets/images/one.jpg", "--site", site.path])
        #expect(after.output.contains("up to date"), "\(after.output)\(after.errors)")
        #expect(!after.output.contains("to be made"))
        let unknown = try Program.assets.run(["explain", "assets/images/other.jpg", "--site", site.path])
        #expect(unknown.code == 1)
        #expect(unknown.errors.contains("no post names this picture"))
    }

    /// A site of one post whose variants take little time.
    private func smallSite() throws -> TemporarySite {
        let site = try TemporarySite()
        try site.picture(Self.anyPicture(), to: "assets/images/one.jpg")
        try site.post("2025-07-09-a", image: "assets/images/one.jpg")
        try site.write(
            "presets:\n  header: {widths: [320, 480], effort: {avif: 0}}\n  card: false\n  thumb: {formats: [jpeg]}\n",
            to: "assets.yml"
        )
        return site
    }

    /// The name of a photograph of the sample site other than its default one.
    private static func anyPicture() throws -> String {
        try #require(
            try FileManager.default.contentsOfDirectory(atPath: ProjectFolder.pictures.path).sorted()
                .first { $0.hasSuffix(".jpg") && $0 != "default.jpg" }
        )
    }
}
