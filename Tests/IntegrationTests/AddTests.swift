import Foundation
import TestSupport
import Testing

@Suite("assets add")
struct AddTests {
    private func site() throws -> TemporaryFolder {
        try TemporaryFolder(["site/_config.yml": "title: A site\n"])
    }

    private func add(_ files: String..., in folder: TemporaryFolder, _ options: String...) throws -> Finished {
        try Program.assets.run(["add"] + files + ["--site", "site"] + options, in: folder.path)
    }

    /// The path that standard output names, where that is one line for a post's front matter.
    private func image(_ finished: Finished) throws -> String {
        let line = try #require(
            finished.output.wholeMatch(of: /image: (assets\/images\/[0-9a-f]{32}\.(jpg|png))\n/),
            "\(finished.output)\(finished.errors)"
        )
        return String(line.1)
    }

    @Test("turns a photo upright, keeps its credit and nothing else, and prints the line for a post")
    func photo() throws {
        let folder = try site()
        try folder.write(CameraPhoto.jpeg(), to: "a.jpg")
        let finished = try add("a.jpg", in: folder)
        #expect(finished.code == 0)
        #expect(finished.errors.hasPrefix("a.jpg: 650x940, "), "\(finished.errors)")
        let image = try image(finished)
        let bytes = try String(decoding: Data(contentsOf: folder.url("site/\(image)")), as: Unicode.ASCII.self)
        #expect(bytes.contains(CameraPhoto.artist) && bytes.contains(CameraPhoto.rights))
        #expect(!bytes.contains(CameraPhoto.secret) && !bytes.contains("GPS"))
        // The original is shown by its EXIF, the picture as it is.
        let score = try Program.assets.run(["score", "a.jpg", "site/\(image)"], in: folder.path)
        #expect(try #require(Double(score.output.dropLast())) > 80, "\(score)")
        #expect(
            try folder.tree().filter { $0.hasPrefix("site/") } == [
                "site/_config.yml", "site/assets", "site/assets/images", "site/\(image)",
            ]
        )
    }

    @Test("makes the same photo once, under whatever name it comes")
    func twice() throws {
        let folder = try site()
        try folder.write(CameraPhoto.jpeg(), to: "a.jpg")
        try folder.write(CameraPhoto.jpeg(), to: "b.JPG")
        let first = try image(add("a.jpg", in: folder))
        let before = try folder.files(in: "site")
        let again = try add("b.JPG", in: folder)
        #expect(try image(again) == first)
        #expect(again.errors.hasSuffix(", there already\n"))
        #expect(try folder.files(in: "site") == before)
    }

    @Test("refuses what is no photo with a line each, and does the others")
    func refusals() throws {
        let folder = try site()
        try folder.write(CameraPhoto.jpeg(), to: "a.jpg")
        try folder.write(CameraPhoto.jpeg().prefix(20_000), to: "half.jpg")
        try folder.write("hello", to: "text.jpg")
        try folder.write("", to: "empty.jpg")
        try folder.write("folder.jpg/x", to: "folder.jpg/x")
        try folder.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "drawing.svg")
        try folder.copy(ProjectFolder.pictures.appending(path: "9b67f2040d83c251b018dbeb9849eafe.gif"), to: "moves.gif")
        #expect(mkfifo(folder.path("fifo"), 0o600) == 0)
        let wrong = ["half.jpg", "text.jpg", "empty.jpg", "folder.jpg", "drawing.svg", "moves.gif", "fifo", "gone.jpg"]
        let finished = try Program.assets.run(
            ["add"] + wrong + ["a.jpg", "--site", "site", "--json"],
            in: folder.path
        )
        #expect(finished.code == 1)
        let lines = finished.errors.split(separator: "\n")
        #expect(lines.count == wrong.count, "\(finished.errors)")
        for name in wrong { #expect(lines.contains { $0.hasPrefix("error: \(name): ") }, "\(name)") }
        let results = try #require(JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [[String: Any]])
        #expect(results.map { $0["file"] as? String } == wrong + ["a.jpg"])
        #expect(results.dropLast().allSatisfy { $0["error"] is String && $0["image"] == nil })
        let photo = try #require(results.last)
        #expect(photo["width"] as? Int == 650 && photo["height"] as? Int == 940 && photo["error"] == nil)
        let image = try #require(photo["image"] as? String)
        #expect(
            try folder.files(in: "site/assets").mapValues(\.count) == [
                String(image.dropFirst("assets/".count)): photo["bytes"] as? Int
            ]
        )
    }

    @Test("writes nothing outside of the site, whatever links lead there", arguments: ["assets", "assets/images"])
    func outside(link: String) throws {
        let folder = try site()
        try folder.write(CameraPhoto.jpeg(), to: "a.jpg")
        try FileManager.default.createDirectory(atPath: folder.path("elsewhere"), withIntermediateDirectories: true)
        try folder.write("", to: "site/\(link)/x")
        try FileManager.default.removeItem(atPath: folder.path("site/\(link)"))
        try folder.link("site/\(link)", to: folder.path("elsewhere"))
        let finished = try add("a.jpg", in: folder)
        #expect(finished.code == 2)
        #expect(finished.errors.contains("leads out of the site by a symbolic link"), "\(finished.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("elsewhere")).isEmpty)
    }

    @Test("makes no pictures in a folder that is no site")
    func noSite() throws {
        let folder = try TemporaryFolder(["site/readme": ""])
        try folder.write(CameraPhoto.jpeg(), to: "a.jpg")
        #expect(try add("a.jpg", in: folder).code == 2)
        #expect(try folder.tree() == ["a.jpg", "site", "site/readme"])
    }
}
