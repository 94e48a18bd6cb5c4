import FileStamps
import Foundation
import Site
import Testing

@Suite("No picture outside of the site's root is ever a source")
struct ConfinementTests {
    /// A site with a picture beside its root.
    private func siteWithNeighbour() throws -> (site: TemporarySite, neighbour: TemporarySite) {
        let neighbour = try TemporarySite(pictures: ["secret.png", "folder/secret.png"])
        return (try TemporarySite(pictures: ["assets/a.png"]), neighbour)
    }

    static let climbing = [
        "../../../etc/passwd", "/../../etc/passwd", "assets/../../etc/passwd", "%2e%2e/%2E%2E/etc/passwd",
        "..%2f..%2fetc%2fpasswd", "/%2e%2e/etc/passwd",
    ]

    @Test("a path that climbs above the root and names nothing below it is outside", arguments: climbing)
    func climbs(value: String) throws {
        let site = try TemporarySite()
        try site.post("image: \(value)")
        let scan = try site.scan()
        #expect(scan.kinds == [.outside])
        #expect(scan.sources.isEmpty)
    }

    @Test("an absolute path of the machine is looked for below the root alone")
    func absolute() throws {
        let (site, neighbour) = try siteWithNeighbour()
        try site.post("image: \(neighbour.root)/secret.png")
        #expect(try site.scan().kinds == [.missing])
    }

    @Test("a symbolic link out of the root is outside, to a file or by a folder")
    func linksOut() throws {
        let (site, neighbour) = try siteWithNeighbour()
        try site.link("assets/file.png", to: neighbour.root + "/secret.png")
        try site.link("assets/folder", to: neighbour.root + "/folder")
        try site.post("image: [assets/file.png, assets/folder/secret.png, assets/folder/none.png]")
        let scan = try site.scan()
        #expect(scan.kinds == [.outside, .outside, .missing])
        #expect(scan.sources.isEmpty)
    }

    @Test("a symbolic link within the root is a source under the name that posts use")
    func linksWithin() throws {
        let site = try TemporarySite(pictures: ["assets/a.png"])
        try site.link("assets/b.png", to: "a.png")
        try site.link("pictures", to: "assets")
        try site.post("image: [assets/b.png, pictures/a.png]")
        #expect(try site.scan().paths == ["assets/b.png", "pictures/a.png"])
    }

    @Test("the folders that links to files lead into are among those that were looked at, and those above them")
    func linkTargets() throws {
        let site = try TemporarySite(pictures: ["originals/deep/a.png", "assets/c.png"])
        try site.write("---\nimage: assets/b.png\n---\n", to: "texts/inner/a.md")
        try site.write("", to: "elsewhere/none.md")
        try site.link("assets/b.png", to: "../originals/deep/a.png")
        try site.link("_posts/2024-01-01-a.md", to: "../texts/inner/a.md")
        let scan = try site.scan(SiteOptions(posts: ["_posts"]))
        #expect(scan.paths == ["assets/b.png"])
        let trail = Set(scan.trail.entries.map(\.path))
        #expect(trail.isSuperset(of: ["originals/deep", "originals", "texts/inner", "texts"]))
        #expect(!trail.contains("elsewhere"))
    }

    @Test("the root may itself be named by a symbolic link")
    func linkedRoot() throws {
        let (site, neighbour) = try siteWithNeighbour()
        try neighbour.link("here", to: site.root)
        try site.post("image: assets/a.png")
        #expect(try Site(root: neighbour.root + "/here").scan().paths == ["assets/a.png"])
    }

    @Test("links that lead nowhere or round in circles are missing files")
    func brokenLinks() throws {
        let site = try TemporarySite()
        try site.link("nowhere.png", to: "gone.png")
        try site.link("circle.png", to: "other.png")
        try site.link("other.png", to: "circle.png")
        try site.post("image: [nowhere.png, circle.png]")
        #expect(try site.scan().kinds == [.missing, .missing])
    }

    @Test("a pipe is no picture, and nobody waits for it")
    func pipe() throws {
        let site = try TemporarySite()
        #expect(mkfifo(site.root + "/pipe.png", 0o600) == 0)
        #expect(mkfifo(site.root + "/_posts/2024-01-01-pipe.md", 0o600) == 0)
        try site.post("image: pipe.png")
        #expect(try site.scan().kinds == [.notAFile])
    }

    @Test("names longer than file systems allow are reported", arguments: [256, 5_000, 60_000])
    func longNames(length: Int) throws {
        let site = try TemporarySite()
        try site.post("image: \(String(repeating: "a", count: length)).jpg")
        let finding = try #require(try site.scan().findings.first)
        #expect(finding.kind == .other)
        #expect(finding.message.utf8.count < 700)
    }

    @Test("composed and decomposed names find the one file, whichever way it is on disk", arguments: [false, true])
    func encodings(isComposedOnDisk: Bool) throws {
        let (composed, decomposed) = ("assets/\u{E9}t\u{E9}.jpg", "assets/e\u{301}te\u{301}.jpg")
        let onDisk = isComposedOnDisk ? composed : decomposed
        let site = try TemporarySite(pictures: [onDisk])
        try site.post("image: \(composed)", at: "_posts/2024-01-01-a.md")
        try site.post("image: \(decomposed)", at: "_posts/2024-01-02-b.md")
        let scan = try site.scan()
        #expect(scan.paths.map { Array($0.utf8) } == [Array(onDisk.utf8)])
        #expect(scan.sources.first?.spellings.count == 2)
    }

    @Test("twins that differ in encoding alone stay two sources")
    func twins() throws {
        let names = ["e\u{301}.jpg", "\u{E9}.jpg"]
        let site = try TemporarySite(pictures: names)
        try site.post("image: [\(names[1]), \(names[0])]")
        #expect(try site.scan().paths.map { Array($0.utf8) } == names.map { Array($0.utf8) })
    }

    @Test("a post that is a link out of the site is not read")
    func linkedPost() throws {
        let (site, neighbour) = try siteWithNeighbour()
        try neighbour.post("image: assets/a.png")
        try site.link("_posts/2024-01-01-x.md", to: neighbour.root + "/_posts/2024-03-01-a.md")
        let scan = try site.scan()
        #expect(scan.kinds == [.outside])
        #expect(scan.posts == 0)
    }
}
