import ArgumentParser
import Dispatch
import Foundation
import Logging
import Service
import ServiceLifecycle

/// `assets watch`
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Keep the pictures of one or more sites done, until it is stopped.",
        discussion: """
            assets watch                 the site in this folder
            assets watch blog news       the sites in two folders

            Does what 'assets process' does whenever posts, pictures or assets.yml change. Stop it with INT or TERM; HUP lets it \
            look at everything at once. Under systemd it tells when it is ready and that it is alive.
            """
    )

    @Argument(help: ArgumentHelp("The folder of a site.", valueName: "site"))
    var sites: [String] = ["."]

    @Option(help: ArgumentHelp("How to write the log: text or json.", valueName: "format"))
    var log = LogFormat.text

    @Option(help: ArgumentHelp("The least that is logged: debug, info, notice, warning or error.", valueName: "level"))
    var level = Logger.Level.info

    @OptionGroup var workers: WorkerArguments

    func run() async throws {
        let handler = LineLog(format: log, level: level)
        let logger = Logger(label: "assets") { _ in handler }
        let watched = try sites.map { try watchedSite($0, logger) }
        let watches = watched.map(\.watch)
        for watch in watches { try await watch.claim() }
        // They are stopped one after the other, the last one first.
        let group = ServiceGroup(
            services: watched.flatMap(\.servers) + watches + [SystemdService(watches: watches)],
            logger: Logger(label: "", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        let hangUps = StopSignals.on(SIGHUP) { for watch in watches { await watch.lookAtEverything() } }
        defer { hangUps.forEach { $0.cancel() } }
        let (result, signal) = await StopSignals.outcome(of: Task { try await group.run() }) {
            await group.triggerGracefulShutdown()
        }
        if let signal { throw ExitCode(ExitStatus.stopped(by: signal)) }
        try result.get()
    }

    /// A site with what keeps it done and what shows that.
    private func watchedSite(_ site: String, _ logger: Logger) throws -> WatchedSite {
        var logger = logger
        if sites.count > 1 { logger[metadataKey: "site"] = "\(site)" }
        let workers = workers
        // A dot is no name for a page; a link stays one, since it may be turned to another site.
        let place = URL(filePath: site).standardizedFileURL.path
        return try WatchedSite(place, crew: { workers.crew(for: $0) }, logger: logger)
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
