import Logging
import Presets
import Service
import ServiceLifecycle
import StatusServer

/// A watcher of one site, with its log and with the servers that show what it does.
struct WatchedSite {
    let watch: SiteWatch
    /// The one for other commands, and the one for browsers.
    let servers: [any ServiceLifecycle.Service]

    /// Makes a watcher of the site in a folder.
    ///
    /// - Parameter crew: Makes the workers of a run.
    /// - Throws: What is wrong with the site's folder or its configuration.
    init(_ site: String, crew: @escaping @Sendable (Project) -> Crew, logger: Logger) throws {
        let (log, metrics) = (WatchLog(logger: logger), SiteMetrics())
        let watch = SiteWatch(site, crew: crew) { report in
            metrics.take(report)
            log.take(report)
        }
        self.watch = watch
        let socket = "\(SiteWatch.socketFolder(of: site))/\(SiteWatch.socketName)"
        let verbs = StatusServer(watch, at: .socket(path: socket), metrics: metrics, logger: logger)
        let page = try SiteWatch.statusAddress(of: site).map { address in
            StatusServer(watch, at: .address(host: address.host, port: address.port), metrics: metrics, logger: logger)
            {
                logger.notice("the status page is at \($0)")
            }
        }
        let services: [any ServiceLifecycle.Service] = page.map { [verbs, $0] } ?? [verbs]
        servers = services.map { SideService($0, logger: logger) }
    }
}

/// A service without which the others go on.
private struct SideService: ServiceLifecycle.Service {
    private let service: any ServiceLifecycle.Service
    private let logger: Logger

    init(_ service: any ServiceLifecycle.Service, logger: Logger) {
        self.service = service
        self.logger = logger
    }

    func run() async throws {
        do {
            try await service.run()
        } catch {
            logger.error("\(error)")
            try await gracefulShutdown()
        }
    }
}
