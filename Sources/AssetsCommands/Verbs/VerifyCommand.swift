import ArgumentParser
import Service

/// `assets verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read every published variant and compare it with what was written.",
        discussion: """
            A variant that is gone, cut short or of other bytes is named, and the next 'assets process' makes it again. \
            Exit code 0 when all are well, 1 when some are damaged.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the site.", valueName: "site"))
    var site = "."

    @OptionGroup var workers: WorkerArguments
    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    func run() async throws {
        let project = try await siteArguments.open(site)
        let crew = workers.crew(for: project)
        let progress = ProgressReporter(quiet: false)
        let report = try await StopSignals.run(crew: crew) {
            try await Verifier(project: project, crew: crew) { if $0.isProgress { progress.observe($0) } }.verify()
        } afterwards: {
            progress.finish()
        }
        if output.json { try Console.print(json: report) } else { Console.print(report.text) }
        if !report.damaged.isEmpty { throw ExitCode(ExitStatus.sourcesFailed) }
    }
}

extension RunEvent {
    /// Whether it only says how far the work is.
    fileprivate var isProgress: Bool {
        switch self {
        case .reading, .inspecting, .verifying: true
        default: false
        }
    }
}

extension VerifyReport {
    /// The report as people read it.
    fileprivate var text: String {
        var lines = damaged.map { "\($0.file): \($0.reason) (made from \($0.source))" }
        let noted = notCheckable > 0 ? ", \(notCheckable) not checkable: nothing was recorded of their bytes" : ""
        lines.append("\(Wording.count(whole, "variant")) as written, \(damaged.count) damaged\(noted)")
        if !damaged.isEmpty { lines.append("run 'assets process' to make what is damaged again") }
        return lines.joined(separator: "\n")
    }
}
