import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Presets
import Service
import ServiceLifecycle

/// Shows what a watcher of a site does, and takes what people and programs ask of it.
public struct StatusServer: ServiceLifecycle.Service {
    /// Where a server listens.
    public enum Place: Sendable, Hashable {
        /// A socket in the file system, which its owner alone may use.
        case socket(path: String)
        /// A TCP port; where it is the standard one and not free, another one is taken. On the loopback interface whoever is
        /// on this machine may come; anywhere else it takes the token in `.assets/token`.
        case address(host: String, port: Int)
    }

    private let watch: SiteWatch
    private let place: Place
    private let metrics: SiteMetrics
    private let logger: Logger
    private let started: @Sendable (String) -> Void

    /// The port where none is set; another one is taken where it is not free.
    public static let port = StatusAddress.standardPort

    /// Makes a server; nothing happens before `run`.
    ///
    /// - Parameters:
    ///   - watch: The watcher.
    ///   - place: Where it listens.
    ///   - metrics: What the watcher reports to.
    ///   - started: Takes the URL, or the socket's path, once it listens.
    public init(
        _ watch: SiteWatch,
        at place: Place,
        metrics: SiteMetrics,
        logger: Logger,
        started: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        (self.watch, self.place, self.metrics, self.logger, self.started) = (watch, place, metrics, logger, started)
    }

    /// Answers requests until the task is cancelled or the service's group shuts down.
    ///
    /// - Throws: `StatusServerError`.
    public func run() async throws {
        switch place {
        case .socket(let path):
            let socket = try SocketFile(path)
            defer { socket.remove() }
            do {
                try await serve(at: .unixDomainSocket(path: socket.place), .open) { _ in
                    try socket.publish()
                    started(path)
                }
            } catch let error as IOError {
                throw StatusServerError.socket(path: path, reason: "\(error)")
            }
        case .address(let host, let port): try await serve(host, port)
        }
    }

    private func serve(_ host: String, _ port: Int) async throws {
        let kind: Gate.Kind =
            Self.isLoopback(host)
            ? .loopback : .token(try .token(in: SiteWatch.socketFolder(of: watch.site) + "/token"))
        do {
            try await serve(at: .hostname(host, port: port), kind) { channel in
                let name = host.contains(":") ? "[\(host)]" : host
                started("http://\(name):\(channel.localAddress?.port ?? port)/")
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            guard port == Self.port else { throw StatusServerError.taken(host: host, port: port) }
            try await serve(host, 0)
        } catch let error as IOError {
            throw StatusServerError.address(host: host, port: port, reason: "\(error)")
        }
    }

    private func serve(
        at address: BindAddress,
        _ kind: Gate.Kind,
        started: @escaping @Sendable (any Channel) throws -> Void
    ) async throws {
        let gate = Gate(kind: kind)
        let feed = PageFeed(watch, csrf: gate.csrf.text)
        let routes = StatusRoutes(watch: watch, gate: gate, feed: feed, metrics: metrics)
        let server = Application(
            router: routes.router,
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [StallHandler()],
                    idleTimeout: .seconds(20)
                )
            ),
            configuration: ApplicationConfiguration(
                address: address,
                serverName: "assets",
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)
            ),
            onServerRunning: { channel in
                do { try started(channel) } catch { logger.error("\(error)") }
            },
            logger: Logger(label: "", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup { group in
                group.addTask { try await server.run() }
                group.addTask { await feed.run() }
                // What is left of requests some time after the end was asked for is cut off.
                group.addTask {
                    try await gracefulShutdown()
                    try await Task.sleep(for: .seconds(2))
                }
                try await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            Task { await feed.close() }
        }
    }

    /// More wait until one of these is closed.
    private static let mostConnections = 256

    private static func isLoopback(_ host: String) -> Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }
}
