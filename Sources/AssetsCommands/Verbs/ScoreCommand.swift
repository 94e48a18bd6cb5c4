import ArgumentParser
import Foundation
import Service

/// `assets score`
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score how much variants look like their original, by SSIMULACRA2.",
        usage: """
            assets score <original> <variant> ... [--json]
            assets score --pairs <file> [--json]
            """,
        discussion: """
            100 is the same picture, 90 cannot be told apart, 70 is high quality, 50 medium, 30 low; bad ones go below 0.
            Compared are pixels of one size: upright, in sRGB of 8 bits, chroma of AVIF interpolated as browsers do. \
            Scale the original first where a variant is smaller. Of transparent pictures the worse score on a dark and \
            a light page counts, of animations that of the first frame.

            One variant prints its score alone; several print a line each, score<tab>file; --pairs prints one score for \
            each line original<tab>variant, in order, as soon as it is known. Where there is no score, '-' stands in \
            its place, standard error says why, and the exit code is 1; one variant alone then prints nothing.
            """
    )

    @Argument(help: ArgumentHelp("The picture as it should look, then one or more to judge.", valueName: "file"))
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Read pairs from a file, or from standard input as '-': original<tab>variant in each line.",
            valueName: "file"
        )
    )
    var pairs: String?

    @OptionGroup var output: OutputArguments

    mutating func validate() throws {
        guard pairs == nil || files.isEmpty else {
            throw ValidationError("expected pictures or --pairs, received both")
        }
        guard pairs != nil || files.count > 1 else {
            throw ValidationError("expected an original and at least one variant, or --pairs")
        }
    }

    func run() async throws {
        let run = ScoreRun()
        var results: [PairScore] = []
        if let pairs {
            let list = try PairList(path: pairs)
            while let line = try await list.next() {
                switch line {
                case .pair(let pair): results.append(try await run.score(pair))
                case .malformed(let error): results.append(PairScore(original: "", variant: "", error: error))
                }
                report(results[results.count - 1])
            }
        } else {
            for variant in files.dropFirst() {
                let result = try await run.score(ScorePair(original: files[0], variant: variant))
                results.append(result)
                report(result)
            }
        }
        await run.dismiss()
        if let warning = await run.sandboxWarning { Console.warning(warning) }
        if output.json { try Console.print(json: results) }
        if results.contains(where: { $0.score == nil }) { throw ExitCode(ExitStatus.sourcesFailed) }
    }

    private func report(_ result: PairScore) {
        if let error = result.error { Console.error(error) }
        guard !output.json else { return }
        let score = result.score.map { String(format: "%.8f", $0) }
        if pairs != nil {
            Console.print(score ?? "-")
        } else if files.count > 2 {
            Console.print("\(score ?? "-")\t\(result.variant)")
        } else if let score {
            Console.print(score)
        }
    }
}
