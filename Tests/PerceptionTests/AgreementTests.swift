import Foundation
import Perception
import TestSupport
import Testing
import Vips

/// Pairs of pictures with the scores that the reference program gave for them.
private struct Pair {
    let original: String, distorted: String, score: Double

    static let folder = Corpus.folder?.appending(path: "metric")

    static func all() throws -> [Pair] {
        guard let folder else { return [] }
        let table = try String(contentsOf: folder.appending(path: "scores.csv"), encoding: .utf8)
        return table.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",").map(String.init)
            return Double(fields[4]).map { Pair(original: fields[0], distorted: fields[1], score: $0) }
        }
    }
}

@Suite("Agreement with the reference program", .enabled(if: Pair.folder != nil, "the corpus is not here"))
struct AgreementTests {
    init() throws { try VipsLibrary.start() }

    private func image(_ name: String) throws -> Image {
        let folder = try #require(Pair.folder)
        let source = try Source(bytes: Array(Data(contentsOf: folder.appending(path: name))))
        return try Image.make("webpload_source", ["source": .source(source)])
    }

    @Test("scores are those of ssimulacra2 2.1 to some hundredths")
    func scores() throws {
        let originals = try Dictionary(grouping: Pair.all(), by: \.original)
        try #require(!originals.isEmpty)
        var differences: [Double] = []
        for (name, pairs) in originals {
            let original = try image(name)
            let metric = try SSIMULACRA2(
                reference: original.pixels(),
                width: original.width,
                height: original.height
            )
            for pair in pairs {
                let difference = try metric.score(of: image(pair.distorted).pixels()) - pair.score
                #expect(abs(difference) < 0.06, "\(pair.distorted)")
                differences.append(difference)
            }
        }
        let squares = differences.map { $0 * $0 }.reduce(0, +) / Double(differences.count)
        #expect(squares.squareRoot() < 0.01)
    }
}
