import ArgumentParser
import Service

/// `assets status`
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what the watcher of a site does, and whether all is well.",
        discussion: """
            Ends with 0 when a watcher keeps the site done or another run is at work, with 1 when none does or the watcher's \
            runs fail. A health check can go by that.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the site.", valueName: "site"))
    var site = "."

    @OptionGroup var output: OutputArguments

    func run() async throws {
        guard let watcher = await WatcherClient.connect(to: site) else { return try await withoutWatcher() }
        let status = try await watcher.status()
        if output.json { try Console.print(json: status) } else { Console.print(status.text) }
        if status.phase == .failing { throw ExitCode(ExitStatus.sourcesFailed) }
    }

    private func withoutWatcher() async throws {
        if try await Project.isOwned(site) { return Console.print("no watcher here; another run is at work") }
        Console.print("no watcher here; 'assets watch' starts one")
        throw ExitCode(ExitStatus.sourcesFailed)
    }
}

extension SiteStatus {
    /// The status as people read it.
    fileprivate var text: String {
        var lines = ["\(site): \(sentence)"]
        lines += (run?.working ?? []).map { "  \($0.source), \(Wording.count($0.variants, "variant"))" }
        lines += warnings.map { "  note: \($0)" }
        if let summary { lines.append("last run: \(summary.headline(dryRun: false))") }
        let open = queue.filter { $0.count > 0 }.map { "\($0.count) \($0.state)" }
        if !open.isEmpty { lines.append("jobs: \(open.joined(separator: ", "))") }
        if !failures.isEmpty { lines.append("failed: \(Wording.count(failures.count, "picture"))") }
        lines += failures.prefix(10).map { "  \($0.message)" }
        if failures.count > 10 { lines.append("  and \(failures.count - 10) more; 'assets status --json' has all") }
        return lines.map(\.oneLine).joined(separator: "\n")
    }

    private var sentence: String {
        switch phase {
        case .starting where run == nil: "new files are left alone until they are whole"
        case .starting, .running: run?.sentence ?? "a run begins"
        case .waiting: "all is done; waiting for changes"
        case .failing: "runs fail"
        }
    }
}

extension RunProgress {
    /// How far the run is, in a few words.
    var sentence: String {
        let share = total > 0 ? "\(done) of \(total)" : ""
        switch stage {
        case .scanning: return "reading posts"
        case .reading: return "\(share) pictures compared"
        case .inspecting: return "\(share) new pictures looked at"
        case .verifying: return "\(share) variants read"
        case .making:
            let left = secondsLeft.map { ", \(Wording.time($0)) left" } ?? ""
            return "\(share) variants made\(left)"
        }
    }
}
