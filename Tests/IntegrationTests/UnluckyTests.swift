import Foundation
import Testing

@Suite("A run on an unlucky machine")
struct UnluckyTests {
    /// A site of one photograph whose variants take little time.
    private func site() throws -> TemporarySite {
        let site = try TemporarySite()
        try site.picture("default.jpg", to: "assets/images/one.jpg")
        try site.post("2025-07-09-a", image: "assets/images/one.jpg")
        try site.write(
            "presets:\n  header: {widths: [320, 480], formats: [webp, jpeg], effort: {webp: 0}}\n"
                + "  card: false\n  thumb: false\n  social: false\n",
            to: "assets.yml"
        )
        return site
    }

    private func mount(_ folder: String, size: String, options: String = "") throws -> Bool {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let arguments = ["-t", "tmpfs", "-o", "\(options)size=\(size)", "tmpfs", folder]
        return try Program.run("mount", arguments).code == 0
    }

    @Test("a full disk fails the run clearly, and the same command succeeds when there is space")
    func fullDisk() throws {
        let site = try site()
        let folder = site.path + "/assets/variants"
        guard try mount(folder, size: "16k") else {
            withKnownIssue("needs the right to mount a tmpfs", isIntermittent: true) { Issue.record("not tried") }
            return
        }
        defer { _ = try? Program.run("umount", [folder]) }
        let full = try Program.assets(["process", site.path])
        #expect(full.code == 74, "\(full.errors)")
        #expect(full.errors.contains("assets/variants"), "\(full.errors)")
        #expect(full.errors.contains("No space left on device"), "\(full.errors)")
        _ = try mount(folder, size: "8m", options: "remount,")
        let again = try Program.assets(["process", site.path])
        #expect(again.code == 0, "\(again.errors)")
        #expect(try site.tree("assets/variants").count == 4)
    }

    @Test("a page of HTML with a drawing in it is no drawing")
    func errorPage() throws {
        let site = try site()
        try site.write("<!DOCTYPE html><html><body><svg></svg>404</body></html>", to: "assets/images/one.jpg")
        let finished = try Program.assets(["process", site.path])
        #expect(finished.code == 1)
        #expect(finished.errors.contains("one.jpg: it is an HTML page"), "\(finished.errors)")
    }

    @Test("one broken content under two names is reported under both")
    func brokenTwice() throws {
        let site = try site()
        try site.write("not a picture", to: "assets/images/one.jpg")
        try site.write("not a picture", to: "assets/images/two.jpg")
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        let finished = try Program.assets(["process", site.path])
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
        let finished = try Program.assets(["process", site.path])
        #expect(finished.code == 1)
        #expect(finished.errors.contains("how its letters are composed"), "\(finished.errors)")
    }

    @Test("an assets.yml that is no text is one clear line")
    func binaryConfiguration() throws {
        let site = try site()
        try Data([0xFF, 0xFE, 0x00, 0x80]).write(to: site.root.appending(path: "assets.yml"))
        let finished = try Program.assets(["process", site.path])
        #expect(finished.code == 2)
        #expect(finished.errors.contains("assets.yml: expected a text file in UTF-8"), "\(finished.errors)")
    }

    @Test("posts that are suddenly gone leave the manifest as it is")
    func lostPosts() throws {
        let site = try site()
        #expect(try Program.assets(["process", site.path]).code == 0)
        let before = try site.tree("_data")
        try site.write("title: A site\n", to: "_config.yml")
        try FileManager.default.removeItem(atPath: site.path + "/_posts")
        let finished = try Program.assets(["process", site.path])
        #expect(finished.code == 74)
        #expect(finished.errors.contains("no posts here any more"), "\(finished.errors)")
        #expect(try site.tree("_data") == before)
    }

    @Test("a folder that is no site is refused before anything is made in it")
    func noSite() throws {
        let site = try TemporarySite()
        let finished = try Program.assets(["process", site.path])
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
        let finished = try Program.assets(["process", site.path])
        #expect(finished.code != 0)
        #expect(finished.errors.contains(name), "\(finished.errors)")
        #expect(!finished.errors.contains("precious"))
        #expect(try precious.tree("") == ["file": Data("precious".utf8)])
    }

    @Test("a database that is damaged or newer is refused with one line", arguments: ["damaged", "newer"])
    func database(kind: String) throws {
        let site = try site()
        #expect(try Program.assets(["process", site.path]).code == 0)
        let file = site.path + "/.assets/assets.sqlite"
        if kind == "damaged" {
            let handle = try FileHandle(forWritingTo: URL(filePath: file))
            try handle.seek(toOffset: 4096)
            try handle.write(contentsOf: Data(repeating: 0xA5, count: 30_000))
            try handle.close()
        } else {
            let script =
                "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
                + "c.execute(\"insert into grdb_migrations values ('catalog-99')\"); c.commit()"
            #expect(try Program.run("/usr/bin/python3", ["-c", script, file]).code == 0)
        }
        let finished = try Program.assets(["process", site.path])
        #expect(finished.code == 74, "\(finished.errors)")
        #expect(finished.errors.contains("assets.sqlite: cannot be used"), "\(finished.errors)")
        #expect(finished.errors.split(separator: "\n").count == 1, "\(finished.errors)")
    }
}
