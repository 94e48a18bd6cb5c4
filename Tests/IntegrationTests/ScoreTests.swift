import Foundation
import TestSupport
import Testing

@Suite("assets score")
struct ScoreTests {
    private let picture = ProjectFolder.pictures.appending(path: "default.jpg").path

    @Test("prints one number for one variant, and a line each for several")
    func lines() throws {
        let one = try Program.assets.run(["score", picture, picture])
        #expect(one.code == 0)
        #expect(one.output == "100.00000000\n")
        #expect(one.errors.isEmpty)
        let several = try Program.assets.run(["score", picture, picture, "/nonexistent.jpg", picture])
        #expect(several.code == 1)
        #expect(several.output == "100.00000000\t\(picture)\n-\t/nonexistent.jpg\n100.00000000\t\(picture)\n")
        #expect(several.errors == "error: /nonexistent.jpg: cannot open it: No such file or directory\n")
    }

    @Test("prints a line for each pair, in order, whatever is wrong with some")
    func pairs() throws {
        let folder = try TemporaryFolder(["garbage.png": "<html>"])
        try folder.write(
            "\(picture)\t\(picture)\ngarbage.png\t\(picture)\r\nno pair\n\n\(picture)\t\(picture)",
            to: "pairs"
        )
        let finished = try Program.assets.run(["score", "--pairs", "pairs"], in: folder.path)
        #expect(finished.code == 1)
        #expect(finished.output == "100.00000000\n-\n-\n-\n100.00000000\n")
        let errors = finished.errors.split(separator: "\n")
        try #require(errors.count == 3)
        #expect(errors[0].hasPrefix("error: garbage.png: it is "))
        #expect(errors[1] == "error: expected original<tab>variant in each line of pairs, received 'no pair'")
    }

    @Test("names both files and both sizes where they differ")
    func sizes() throws {
        let folder = try TemporaryFolder()
        let small = try #require(
            FileManager.default.contentsOfDirectory(atPath: ProjectFolder.pictures.path).sorted()
                .first { $0.hasSuffix(".jpg") && $0 != "default.jpg" }
        )
        try folder.copy(ProjectFolder.pictures.appending(path: small), to: "other.jpg")
        let finished = try Program.assets.run(["score", picture, "other.jpg"], in: folder.path)
        #expect(finished.code == 1)
        #expect(finished.output.isEmpty)
        #expect(
            finished.errors.wholeMatch(
                of: /error: expected other\.jpg to be \d+x\d+ as .*default\.jpg is, received \d+x\d+; scale .*\n/
            ) != nil,
            "\(finished.errors)"
        )
    }

    @Test("prints JSON with a score or an error for each")
    func json() throws {
        let finished = try Program.assets.run(["score", "--json", picture, picture, "/nonexistent.jpg"])
        #expect(finished.code == 1)
        let results = try #require(
            JSONSerialization.jsonObject(with: Data(finished.output.utf8)) as? [[String: Any]]
        )
        #expect(results.map { $0["score"] as? Double } == [100, nil])
        #expect(results.map { $0["error"] != nil } == [false, true])
        #expect(results[1]["variant"] as? String == "/nonexistent.jpg")
    }

    @Test(
        "agrees with the reference program",
        .enabled(if: Corpus.folder != nil, "needs a corpus; set ASSETS_CORPUS to its folder")
    )
    func reference() throws {
        let folder = try #require(Corpus.folder?.appending(path: "metric"))
        let table = try String(contentsOf: folder.appending(path: "scores.csv"), encoding: .utf8)
        let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let pairs = try TemporaryFolder([
            "pairs": rows.map { "\(folder.path)/\($0[0])\t\(folder.path)/\($0[1])\n" }.joined()
        ])
        let finished = try Program.assets.run(["score", "--pairs", pairs.path("pairs")])
        #expect(finished.code == 0)
        let scores = finished.output.split(separator: "\n")
        try #require(scores.count == rows.count)
        for (row, text) in zip(rows, scores) {
            let expected = try #require(Double(row[4]))
            guard (20...85).contains(expected) else { continue }
            let score = try #require(Double(text))
            #expect(abs(score - expected) <= 0.3, "\(row[1]): \(score), the reference program says \(expected)")
        }
    }
}
