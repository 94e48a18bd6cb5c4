import ArgumentParser
import Service

/// `assets jobs`
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "Show the queue: how many jobs are in each state, and those that failed with their reason."
    )

    @Argument(help: ArgumentHelp("The folder of the site.", valueName: "site"))
    var site = "."

    @Flag(help: "List every job, not only those that failed.")
    var all = false

    @OptionGroup var output: OutputArguments

    func run() async throws {
        let list = try await JobList.read(site, all ? .all : .failed)
        if output.json { return try Console.print(json: list) }
        var table = Table(.left)
        for entry in list.counts { table.add(entry.state, "\(entry.count)") }
        if list.counts.isEmpty { Console.print("nothing was processed here yet") } else { Console.print(table.text) }
        if let run = try await WatcherClient.connect(to: site)?.status().run { Console.note(run.sentence) }
        if !list.jobs.isEmpty { Console.print("") }
        for entry in list.jobs {
            let reason = entry.reason.map { ": \($0)" } ?? ""
            Console.print("\(entry.id)  \(entry.state)  \(entry.source)\(reason)")
        }
    }
}

/// `assets retry`
struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Let the next run try failed pictures again.",
        discussion: """
            Without numbers, everything that failed: what was refused, what waits to be tried again, and what is in \
            quarantine. 'assets jobs' shows the numbers. 'assets process --retry-quarantined' tries only what is in \
            quarantine, and at once.
            """
    )

    @Argument(help: ArgumentHelp("The numbers of jobs.", valueName: "id"))
    var ids: [Int64] = []

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
    var site = "."

    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    func run() async throws {
        let target = ids.isEmpty ? RequestTarget.all : .jobs(ids)
        let watcher = await WatcherClient.connect(to: site)
        let count: Int
        if let watcher {
            count = try await watcher.retry(target)
        } else {
            count = try await siteArguments.open(site).retry(target)
        }
        if output.json { return try Console.print(json: ["retried": count]) }
        if count == 0 && !ids.isEmpty {
            let numbers = ids.map(String.init).joined(separator: ", ")
            Console.error("no failed job has the number \(numbers); 'assets jobs' lists those that failed")
            throw ExitCode(ExitStatus.sourcesFailed)
        }
        let who = watcher == nil ? "the next 'assets process'" : "the watcher"
        Console.print("\(who) tries again what failed: \(Wording.count(count, "picture"))")
    }
}
