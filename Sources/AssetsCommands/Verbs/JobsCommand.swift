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

    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    private struct Listing: Encodable {
        var counts: [String: Int]
        var jobs: [JobList.Entry]
    }

    func run() async throws {
        let list = JobList(project: try await siteArguments.open(site))
        let counts = try list.counts()
        let entries = try list.entries(all: all)
        if output.json {
            let named = Dictionary(uniqueKeysWithValues: counts.map { ($0.state, $0.count) })
            return try Console.print(json: Listing(counts: named, jobs: entries))
        }
        var table = Table(.left)
        for (state, count) in counts { table.add(state, "\(count)") }
        Console.print(table.text)
        if !entries.isEmpty { Console.print("") }
        for entry in entries {
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
        discussion: "Without numbers, everything that failed. 'assets jobs' shows the numbers."
    )

    @Argument(help: ArgumentHelp("The numbers of jobs.", valueName: "id"))
    var ids: [Int64] = []

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
    var site = "."

    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var output: OutputArguments

    func run() async throws {
        let count = try JobList(project: try await siteArguments.open(site)).retry(ids.isEmpty ? nil : ids)
        if output.json { return try Console.print(json: ["retried": count]) }
        if count == 0 && !ids.isEmpty {
            let numbers = ids.map(String.init).joined(separator: ", ")
            Console.error("no failed job has the number \(numbers); 'assets jobs' lists those that failed")
            throw ExitCode(ExitStatus.sourcesFailed)
        }
        Console.print("the next 'assets process' tries again what failed: \(Wording.count(count, "picture"))")
    }
}
