import ArgumentParser
import Foundation
import Service

/// `assets process`
struct ProcessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process",
        abstract: "Make the variants that a site's posts need, or those of single files.",
        discussion: """
            assets process              the site in this folder
            assets process my-site      the site in another folder
            assets process a.jpg b.jpg --preset header --output out/

            What exists already is not made again. Stop it at any time; the same command goes on where it was.
            """
    )

    @Argument(help: ArgumentHelp("The folder of a site, or picture files.", valueName: "path"))
    var paths: [String] = ["."]

    @Option(
        help: ArgumentHelp(
            "For files: a preset by name, or a preset file that ends in .yml; may be repeated.",
            valueName: "name"
        )
    )
    var preset: [String] = []

    @Option(name: .shortAndLong, help: ArgumentHelp("For files: the folder to write into.", valueName: "folder"))
    var output: String?

    @Flag(help: "Say what would be made, and make nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "For a site: begin nothing new after this time, as 90s or 10m; the next run goes on.",
            valueName: "time"
        )
    )
    var budget: TimeBudget?

    @Flag(help: "For a site: try again what is in quarantine, since workers crashed, hung or failed over it.")
    var retryQuarantined = false

    @Flag(name: .shortAndLong, help: "Print failures only.")
    var quiet = false

    @OptionGroup var workers: WorkerArguments
    @OptionGroup var siteArguments: SiteArguments
    @OptionGroup var format: OutputArguments

    mutating func validate() throws {
        if namesFiles {
            guard output != nil else { throw ValidationError("expected --output with the folder to write files into") }
            guard budget == nil else { throw ValidationError("--budget is for the folder of a site, received files") }
            guard !retryQuarantined else {
                throw ValidationError("--retry-quarantined is for the folder of a site, received files")
            }
            guard !preset.isEmpty else { throw ValidationError("expected --preset with the name of a preset") }
        } else if output != nil || !preset.isEmpty {
            throw ValidationError("--preset and --output are for picture files, received the folder of a site")
        } else if paths.count > 1 {
            throw ValidationError("expected one site, received \(paths.count) folders")
        } else if dryRun && retryQuarantined {
            throw ValidationError("expected --dry-run or --retry-quarantined, received both")
        }
    }

    func run() async throws {
        if namesFiles { try await processFiles() } else { try await processSite() }
    }

    private var namesFiles: Bool {
        paths.contains { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
        } || (output != nil && !preset.isEmpty)
    }

    /// The folder to write files into, without slashes at its end.
    private var folder: String {
        var folder = output ?? "."
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return folder
    }

    private func processSite() async throws {
        if try await followWatcher() { return }
        let project = try await siteArguments.open(paths[0])
        if retryQuarantined { try await project.retry(.quarantined) }
        let crew = workers.crew(for: project)
        let progress = ProgressReporter(quiet: quiet)
        let (dryRun, time) = (dryRun, budget?.duration)
        let summary = try await StopSignals.run(crew: crew) {
            try await Reconcile(project: project, crew: crew, observe: progress.observe)
                .run(dryRun: dryRun, budget: time)
        } afterwards: {
            progress.finish()
        }
        if dryRun { for failure in summary.failures { Console.error(failure.message) } }
        try conclude(summary)
    }

    /// Lets the watcher of the site do it, where one runs, and shows how far it is.
    ///
    /// - Returns: false where none runs, or none that could do what is asked for.
    private func followWatcher() async throws -> Bool {
        guard !dryRun, budget == nil, !siteArguments.noWait, !workers.requireSandbox else { return false }
        if retryQuarantined { _ = try await WatcherClient.connect(to: paths[0])?.retry(.quarantined) }
        guard let watcher = await WatcherClient.connect(to: paths[0]) else { return false }
        let progress = ProgressReporter(quiet: quiet)
        let task = Task { try await watcher.outcome(observe: progress.observe) }
        let (result, signal) = await StopSignals.outcome(of: task) { task.cancel() }
        progress.finish()
        if let signal {
            Console.note("the watcher of this site goes on; 'assets status' shows how far it is")
            throw ExitCode(ExitStatus.stopped(by: signal))
        }
        switch try result.get() {
        case .ended(let summary): try conclude(summary)
        case .failed(let reason, let kind):
            for line in reason.split(separator: "\n") { Console.error(String(line)) }
            throw ExitCode(ExitStatus.code(of: kind))
        case .event: break
        }
        return true
    }

    /// Prints what a run came to, and ends as it did.
    private func conclude(_ summary: RunSummary) throws {
        if format.json {
            try Console.print(json: summary)
        } else if !quiet {
            Console.print(summary.text(dryRun: dryRun))
        }
        if summary.hasQuarantined { throw ExitCode(ExitStatus.quarantined) }
        if !summary.failures.isEmpty { throw ExitCode(ExitStatus.sourcesFailed) }
    }

    private func processFiles() async throws {
        let crew = Crew(size: workers.jobs, requiresSandbox: workers.requireSandbox)
        let run = try FileRun(presets: preset, output: folder, crew: crew)
        let (isQuiet, json, folder) = (quiet, format.json, folder)
        let outcomes = try await StopSignals.run(crew: crew) {
            try await run.run(paths, dryRun: dryRun) { outcome in
                if let error = outcome.error {
                    Console.error("\(outcome.file): \(error)")
                } else if !isQuiet && !json {
                    Console.print(outcome.text(folder: folder))
                }
            }
        }
        if json { try Console.print(json: outcomes) }
        if outcomes.contains(where: { $0.error != nil }) { throw ExitCode(ExitStatus.sourcesFailed) }
    }
}

extension FileOutcome {
    /// The variants as people read them, a line each.
    fileprivate func text(folder: String) -> String {
        var table = Table(.left)
        for variant in variants {
            let size = variant.bytes.map(Wording.bytes) ?? "to make"
            table.add("  \(folder)/\(variant.name)", "\(variant.width)x\(variant.height)", size)
        }
        let lines = [file] + leftAlone.map { "  shown as it is: \($0)" } + (variants.isEmpty ? [] : [table.text])
        return lines.joined(separator: "\n")
    }
}
