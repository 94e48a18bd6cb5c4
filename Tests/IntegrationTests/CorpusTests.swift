import Foundation
import TestSupport
import Testing

/// Real photographs and hostile files, read in place; skipped where the folder is absent.
@Suite("The corpus", .enabled(if: Corpus.folder != nil, "needs a corpus; set ASSETS_CORPUS to its folder"))
struct CorpusTests {
    private struct Outcome: Decodable {
        var file: String
        var error: String?
        var variants: [Variant]
        var leftAlone: [String]

        struct Variant: Decodable {
            var name: String
            var bytes: Int?
        }
    }

    private let output: TemporarySite

    init() throws {
        output = try TemporarySite()
        // One small JPEG and WebP a picture: what is tried here is reading, not encoding.
        try output.write("name: small\nwidths: [320]\nformats: [webp, jpeg]\neffort: {webp: 0}\n", to: "small.yml")
    }

    private func process(_ folder: String) throws -> (finished: Finished, outcomes: [Outcome]) {
        let files = Corpus.files(in: folder).map(\.path)
        let arguments = ["process", "--json", "--preset", output.path + "/small.yml", "--output", output.path + "/out"]
        let finished = try Program.assets.run(arguments + files)
        let outcomes = try JSONDecoder().decode([Outcome].self, from: Data(finished.output.utf8))
        #expect(outcomes.map(\.file) == files, "every file gets a verdict, in the order given")
        return (finished, outcomes)
    }

    private func checkVerdicts(_ finished: Finished, _ outcomes: [Outcome]) throws {
        let written = try output.tree("out")
        for outcome in outcomes {
            if let error = outcome.error {
                #expect(outcome.variants.isEmpty, "\(outcome.file): variants and an error")
                #expect(!error.isEmpty && !error.contains("\n"), "\(outcome.file): one clear line, not \(error)")
                #expect(finished.errors.contains("\(outcome.file): \(error)"))
            } else {
                #expect(outcome.variants.isEmpty == !outcome.leftAlone.isEmpty, "\(outcome.file): variants or a reason")
                for variant in outcome.variants { #expect(written[variant.name]?.count == variant.bytes) }
            }
        }
    }

    @Test(
        "every photograph gives variants or one clear reason, and none carries a position or a serial number",
        .enabled(if: Program("exiftool") != nil, "needs exiftool of libimage-exiftool-perl")
    )
    func photos() throws {
        let (finished, outcomes) = try process("photos")
        try checkVerdicts(finished, outcomes)
        let refused = outcomes.filter { $0.error != nil }.map { URL(filePath: $0.file).lastPathComponent }
        #expect(refused.count <= 4, "\(refused)")
        #expect(refused.contains("huge__sharp__giant-image.jpg"), "280 megapixels are over the limit")
        try checkPrivacy()
    }

    private func checkPrivacy() throws {
        let tags = ["-gps:all", "-serialnumber", "-internalserialnumber", "-lensserialnumber", "-makernotes:all"]
        let found = try #require(Program("exiftool")).run(
            ["-r", "-q", "-if", "1", "-s"] + tags + [output.path + "/out"]
        )
        #expect(found.code == 0, "\(found.errors)")
        let lines = found.output.split(separator: "\n").filter { !$0.hasPrefix("========") }
        #expect(lines.isEmpty, "\(lines.joined(separator: "\n"))")
    }

    @Test("every hostile file gets a verdict, and the supervisor neither crashes nor hangs")
    func hostile() throws {
        let (finished, outcomes) = try process("hostile")
        #expect(finished.code == 1)
        try checkVerdicts(finished, outcomes)
        #expect(outcomes.contains { $0.error == nil }, "some of them are good pictures")
    }
}
