import ArgumentParser
import Service

/// `assets cancel`
struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel",
        abstract: "Give up jobs that wait, until 'assets retry' lets them be tried again.",
        discussion: """
            'assets jobs --all' shows the numbers. A picture whose jobs were given up counts as failed; it is tried again by \
            itself when it or its presets change.
            """
    )

    @Argument(help: ArgumentHelp("The numbers of jobs.", valueName: "id"))
    var ids: [Int64] = []

    @Flag(help: "Give up every job that waits.")
    var all = false

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
    var site = "."

    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    func validate() throws {
        guard all != !ids.isEmpty else { throw ValidationError("expected the numbers of jobs, or --all") }
    }

    func run() async throws {
        let target = all ? RequestTarget.all : .jobs(ids)
        let count: Int
        if let watcher = await WatcherClient.connect(to: site) {
            count = try await watcher.cancel(target)
        } else {
            count = try await siteArguments.open(site).cancel(target)
        }
        if output.json { return try Console.print(json: ["cancelled": count]) }
        if count == 0 && !ids.isEmpty {
            Console.error("no job that waits has one of these numbers; 'assets jobs --all' lists them")
            throw ExitCode(ExitStatus.sourcesFailed)
        }
        if count == 0 { return Console.print("no job waits") }
        Console.print("given up: \(Wording.count(count, "job")); 'assets retry' takes them up again")
    }
}
