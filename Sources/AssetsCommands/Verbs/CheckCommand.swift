import ArgumentParser
import Service

/// `assets check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what of a site is missing, out of date, too large or without words; encodes nothing.",
        discussion: """
            For CI: exit code 0 when nothing is wrong, 1 otherwise. Warnings alone pass, unless --strict is given.

            --format github prints annotations for a GitHub workflow, --format gitlab a Code Quality report; paths are \
            then relative to this folder, so run it at the root of the repository.
            """
    )

    /// How findings are printed.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, github, gitlab }

    @Argument(help: ArgumentHelp("The folder of the site.", valueName: "site"))
    var site = "."

    @Flag(help: "Let warnings fail the check too.")
    var strict = false

    @Flag(help: "List everything that was found, not only the first 20 of each rule.")
    var all = false

    @Option(help: ArgumentHelp("How to print what was found.", valueName: "format"))
    var format = Format.text

    @OptionGroup var workers: WorkerArguments
    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    mutating func validate() throws {
        guard !output.json || format == .text else {
            throw ValidationError("expected --json or --format \(format.rawValue), received both")
        }
    }

    func run() async throws {
        let project = try await siteArguments.open(site)
        let crew = workers.crew(for: project)
        let progress = ProgressReporter(quiet: false)
        let report = try await StopSignals.run(crew: crew) {
            let checker = Checker(project: project, crew: crew) { if !$0.isNotice { progress.observe($0) } }
            return try await checker.check()
        } afterwards: {
            progress.finish()
        }
        try print(report, Annotations(folder: project.folderFromHere))
        if !report.isPassed(strict: strict) { throw ExitCode(ExitStatus.sourcesFailed) }
    }

    private func print(_ report: CheckReport, _ annotations: Annotations) throws {
        switch format {
        case .text where output.json: try Console.print(json: report)
        case .text: Console.print(report.text(all: all))
        case .github:
            for finding in report.findings { Console.print(annotations.github(finding)) }
            Console.note(report.total)
        case .gitlab: try Console.print(json: annotations.gitlab(report.findings))
        }
    }
}

extension RunEvent {
    /// Whether it is what a run tells of posts beside errors, which a check has rules for.
    fileprivate var isNotice: Bool { if case .notice = self { true } else { false } }
}
