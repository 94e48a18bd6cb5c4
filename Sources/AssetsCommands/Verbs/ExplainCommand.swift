import ArgumentParser
import Foundation
import Service

/// `assets explain`
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show the plan for a picture and why each variant is or is not up to date."
    )

    @Argument(help: ArgumentHelp("The picture, as a post names it or relative to the site.", valueName: "image"))
    var image: String

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
    var site = "."

    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    func run() async throws {
        let project = try await siteArguments.open(site)
        let path = project.relative(image)
        let crew = Crew(size: 1, for: project)
        let explanation = try await StopSignals.run(crew: crew) {
            try await Explainer(project: project, crew: crew).explain(path)
        }
        guard let explanation else {
            Console.error("\(image): no post names this picture; give it as a post's front matter does")
            throw ExitCode(ExitStatus.sourcesFailed)
        }
        if output.json { return try Console.print(json: explanation) }
        Console.print(explanation.text)
    }
}

extension Explanation {
    /// The plan as people read it.
    fileprivate var text: String {
        var lines = [source]
        if let error { lines.append("  error: \(error)") }
        if let format, let width, let height { lines.append("  \(format), \(width)x\(height)") }
        for post in posts { lines.append("  named by \(post)") }
        for use in presets {
            lines += ["", use.preset + (use.leftAlone.map { ": shown as it is, \($0)" } ?? "")]
            var table = Table(.left, .right, .right, .left, .left)
            for variant in use.variants {
                let size = variant.bytes.map(Wording.bytes) ?? "-"
                let pixels = "\(variant.width)x\(variant.height)"
                table.add("  \(variant.name)", pixels, size, variant.look, variant.state)
            }
            if !use.variants.isEmpty { lines.append(table.text) }
        }
        return lines.joined(separator: "\n")
    }
}

extension Explanation.Variant {
    /// The quality and what it gave: `quality 62, score 70.8`, `quality 100, score 66.1 of 70`.
    fileprivate var look: String {
        guard let quality else { return "-" }
        guard let score, let target else { return "quality \(quality)" }
        let missed = score < target ? " of \(target.formatted())" : ""
        return "quality \(quality), score \(score.formatted(.number.precision(.fractionLength(1))))\(missed)"
    }
}
