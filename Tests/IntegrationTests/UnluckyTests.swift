import Foundation
import GRDB
import TestSupport
import Testing

@Suite("A run on an unlucky machine")
struct UnluckyTests {
    /// A site of one photograph whose variants take little time.
    private func site() throws -> TemporarySite {
        let site = try TemporarySite()
        try site.picture("default.jpg", to: "assets/images/one.jpg")
        try site.post("2025-07-09-a", image: "assets/images/one.jpg")
        try site.write(
            "presets:\n  header:\n    {widths: [320, 480], formats: [webp, jpeg], quality: {webp: 40, jpeg: 90}, effort: {webp: 0}}\n"
                + "  card: false\n  thumb: false\n  social: false\n",
            to: "assets.yml"
        )
        return site
    }

    @Test(
        "a full disk fails the run clearly, and the same command succeeds when there is space",
        .enabled(if: SmallDisk.isPossible, "needs the right to mount a tmpfs")
    )
    func fullDisk() throws {
        let site = try site()
        try site.makeFolder("assets/variants")
        let disk = try SmallDisk(at: site.path + "/assets/variants", size: "16k")
        defer { disk.unmount() }
        let full = try Program.assets.run(["process", site.path])
        #expect(full.code == 74, "\(full.errors)")
        #expect(full.errors.contains("assets/variants"), "\(full.errors)")
        #expect(full.errors.contains("No space left on device"), "\(full.errors)")
        try disk.resize("8m")
        let again = try Program.assets.run(["process", site.path])
        #expect(again.code == 0, "\(again.errors)")
        #expect(try site.tree("assets/variants").count == 4)
    }

    @Test("a folder in the place of a variant costs that picture alone, and is named")
    func folderInPlace() throws {
        let site = try site()
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        let name = try #require(try site.tree("assets/variants").keys.filter { $0.hasSuffix(".jpg") }.min())
        try FileManager.default.removeItem(atPath: "\(site.path)/assets/variants/\(name)")
        try site.makeFolder("assets/variants/\(name)")
        try site.picture("7b871d522e7187bc9ecc3d6614c60bf8.jpg", to: "assets/images/two.jpg")
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 1, "\(finished.errors)")
        #expect(finished.errors.contains("\(name), a variant of it, is a folder"), "\(finished.errors)")
        #expect(try site.tree("assets/variants").keys.contains { $0.hasPrefix("two-480-") })
        try FileManager.default.removeItem(atPath: "\(site.path)/assets/variants/\(name)")
        #expect(try Program.assets.run(["process", site.path]).code == 0)
    }

    @Test("a page of HTML with a drawing in it is no drawing")
    func errorPage() throws {
        let site = try site()
        try site.write("<!DOCTYPE html><html><body><svg></svg>404</body></html>", to: "assets/images/one.jpg")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 1)
        #expect(finished.errors.contains("one.jpg: it is an HTML page"), "\(finished.errors)")
    }

    @Test("one broken content under two names is reported under both")
    func brokenTwice() throws {
        let site = try site()
        try site.write("not a picture", to: "assets/images/one.jpg")
        try site.write("not a picture", to: "assets/images/two.jpg")
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 1)
        for name in ["one.jpg", "two.jpg"] { #expect(finished.errors.contains("\(name): it is plain text")) }
    }

    @Test("names that differ only in how letters are composed are told apart, and one is refused")
    func twins() throws {
        let site = try site()
        let names = ["caf\u{E9}.jpg", "cafe\u{301}.jpg"]
        for (index, name) in names.enumerated() {
            try site.picture("default.jpg", to: "assets/images/\(name)")
            try site.post("2025-07-1\(index)-x", image: "assets/images/\(name)")
        }
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 1)
        #expect(finished.errors.contains("how its letters are composed"), "\(finished.errors)")
    }

    @Test("an assets.yml that is no text is one clear line")
    func binaryConfiguration() throws {
        let site = try site()
        try site.write([0xFF, 0xFE, 0x00, 0x80], to: "assets.yml")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 2)
        #expect(finished.errors.contains("assets.yml: expected a text file in UTF-8"), "\(finished.errors)")
    }

    @Test("a database that is a link is refused, and what it leads to stays as it is")
    func linkedDatabase() throws {
        let site = try site()
        let elsewhere = try TemporaryFolder(["notes.txt": "mine"])
        try site.makeFolder(".assets")
        let link = site.path + "/.assets/assets.sqlite"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: elsewhere.path("notes.txt"))
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 74)
        #expect(
            finished.errors.contains("assets.sqlite: cannot be used (it is no file of its own)"),
            "\(finished.errors)"
        )
        #expect(elsewhere.content("notes.txt") == "mine")
    }

    @Test("posts whose folder is misspelt in assets.yml are said to be there no more, and where they were looked for")
    func misspeltPosts() throws {
        let site = try site()
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        try site.write("posts: [_psots]\n", to: "assets.yml")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 74)
        #expect(finished.errors.contains("the folder of posts is not there"), "\(finished.errors)")
    }

    @Test("a device or pipe among single files costs itself alone", arguments: ["/dev/zero", "pipe"])
    func notAFile(name: String) throws {
        let folder = try TemporaryFolder()
        try #require(mkfifo(folder.path("pipe"), 0o644) == 0)
        let picture = ProjectFolder.pictures.appending(path: "default.jpg").path
        let finished = try Program.assets.run(
            ["process", name, picture, "--preset", "thumb", "--output", "out"],
            in: folder.path
        )
        #expect(finished.code == 1)
        #expect(finished.errors.contains("\(name): it is not a regular file"), "\(finished.errors)")
        #expect(finished.output.contains("default.jpg"))
    }

    @Test("posts that are suddenly gone leave the manifest as it is")
    func lostPosts() throws {
        let site = try site()
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        let before = try site.tree("_data")
        try site.write("title: A site\n", to: "_config.yml")
        try FileManager.default.removeItem(atPath: site.path + "/_posts")
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 74)
        #expect(finished.errors.contains("no posts here any more"), "\(finished.errors)")
        #expect(try site.tree("_data") == before)
        let clean = try Program.assets.run(["clean", site.path])
        #expect(!clean.output.contains("called for"), "\(clean.output)")
        #expect(clean.errors.contains("no posts here any more"), "\(clean.errors)")
    }

    @Test("a folder that is no site is refused before anything is made in it")
    func noSite() throws {
        let site = try TemporarySite()
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 2)
        #expect(finished.errors.contains("is this the folder of a site?"), "\(finished.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.path).isEmpty)
    }

    @Test("links in the place of state lead nowhere", arguments: [".assets", ".assets/lock", "assets.yml"])
    func links(name: String) throws {
        let site = try site()
        let precious = try TemporarySite()
        try precious.write("precious", to: "file")
        try FileManager.default.createDirectory(atPath: site.path + "/.assets", withIntermediateDirectories: true)
        if name != ".assets/lock" { try FileManager.default.removeItem(atPath: "\(site.path)/\(name)") }
        let target = name == ".assets" ? precious.path : precious.path + "/file"
        try FileManager.default.createSymbolicLink(atPath: "\(site.path)/\(name)", withDestinationPath: target)
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code != 0)
        #expect(finished.errors.contains(name), "\(finished.errors)")
        #expect(!finished.errors.contains("precious"))
        #expect(try precious.tree("") == ["file": Data("precious".utf8)])
    }

    @Test("a damaged database is put aside, and the same command builds all anew from what is there")
    func damagedDatabase() throws {
        let site = try site()
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        let before = try site.tree("assets/variants").merging(try site.tree("_data")) { $1 }
        let handle = try FileHandle(forWritingTo: URL(filePath: site.path + "/.assets/assets.sqlite"))
        try handle.seek(toOffset: 4096)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 30_000))
        try handle.close()
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 74, "\(finished.errors)")
        #expect(finished.errors.contains("assets.sqlite: damaged ("), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
        let again = try Program.assets.run(["process", site.path])
        #expect(again.code == 0, "\(again.errors)")
        #expect(again.output.contains("0 variants made"), "\(again.output)")
        #expect(try site.tree("assets/variants").merging(try site.tree("_data")) { $1 } == before)
    }

    @Test("a newer database is refused with one line")
    func newerDatabase() throws {
        let site = try site()
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
        try database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('catalog-99')") }
        try database.close()
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 74, "\(finished.errors)")
        #expect(finished.errors.contains("assets.sqlite: cannot be used"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }

    @Test("a database that another program keeps locked is named as such, and nothing is lost")
    func locked() throws {
        let site = try site()
        #expect(try Program.assets.run(["process", site.path]).code == 0)
        let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
        try database.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            let finished = try Program.assets.run(["process", site.path])
            try db.execute(sql: "ROLLBACK")
            #expect(finished.code == 74, "\(finished.errors)")
            #expect(finished.errors.contains("another program keeps it locked"), "\(finished.errors)")
        }
        #expect(try Program.assets.run(["process", site.path]).code == 0)
    }
}
