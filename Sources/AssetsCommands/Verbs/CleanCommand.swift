import ArgumentParser
import Presets
import Service

/// `assets clean`
struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean",
        abstract: "Remove variants that no post and no preset calls for any more, after a grace period.",
        discussion: """
            assets clean            what would be marked and removed; changes nothing
            assets clean --apply    mark what nothing calls for, and remove what was marked longer ago than the grace
            assets clean --undo     take all marks away

            Run 'assets process' before: what its manifest lists stays. With exit code 2 nothing was removed, and \
            --force is needed: posts are gone or cannot be read, or more than 20 % of the files would go at once.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the site.", valueName: "site"))
    var site = "."

    @Flag(help: "Mark and remove.")
    var apply = false

    @Flag(help: "Take all marks away.")
    var undo = false

    @Flag(help: "With --apply: remove even where posts could not be read, and more than 20 % at once.")
    var force = false

    @Option(
        help: ArgumentHelp("How long files stay, as 30d; that of assets.yml unless told.", valueName: "time"),
        transform: Self.grace
    )
    var grace: GracePeriod?

    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    mutating func validate() throws {
        if undo, apply || force || grace != nil {
            throw ValidationError("expected --undo alone, received it with --apply, --force or --grace")
        }
    }

    func run() async throws {
        let project = try await siteArguments.open(site)
        if undo { return try await takeMarksAway(in: project) }
        let crew = Crew(size: Machine.cores, for: project)
        let report = try await StopSignals.run(crew: crew) {
            try await Clean(project: project, crew: crew).run(applies: apply, forces: force, grace: grace)
        }
        if output.json { try Console.print(json: report) } else { Console.print(report.text) }
        guard let refusal = report.refusal else { return }
        guard apply else { return Console.warning(refusal) }
        Console.error(refusal)
        throw ExitCode(ExitStatus.usage)
    }

    private func takeMarksAway(in project: Project) async throws {
        let count = try await project.unmarkAll()
        if output.json { return try Console.print(json: ["unmarked": count]) }
        Console.print("unmarked  \(Wording.count(count, "file"))")
    }

    private static func grace(_ text: String) throws -> GracePeriod {
        if let grace = GracePeriod(text) { return grace }
        throw ValidationError("expected \(GracePeriod.expectation), for --grace, received '\(text)'")
    }
}
