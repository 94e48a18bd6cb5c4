import Foundation
import Logging
import Service
import ServiceLifecycle
import StatusServer
import TestSupport
import Workers

/// A site with a watcher and a server.
struct TestSite: Sendable {
    let folder: TemporaryFolder
    let watch: SiteWatch
    let metrics = SiteMetrics()

    /// The name of its picture, which would be markup.
    static let name = "\"><img src=x onerror=alert(1)>&'.jpg"
    static let picture = "assets/images/\(name)"
    /// The picture's path as it stands in a link.
    static let link = picture.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""

    /// Makes a site of one picture, and of files that are none.
    init(_ files: [String: String] = [:]) throws {
        folder = try TemporaryFolder(files)
        try folder.copy(
            ProjectFolder.pictures.appending(path: "7b871d522e7187bc9ecc3d6614c60bf8.jpg"),
            to: Self.picture
        )
        try folder.write(
            "presets: {header: {widths: [320], formats: [jpeg]}, card: false, social: false, thumb: false}",
            to: "assets.yml"
        )
        try folder.write("title: a", to: "_config.yml")
        try Self.post("a", Self.picture, in: folder)
        let metrics = metrics
        watch = SiteWatch(
            folder.path,
            crew: { _ in Crew(size: 1, launch: WorkerLaunch(executable: Program.assets.path)) },
            report: { metrics.take($0) }
        )
    }

    /// Writes a post that names a picture.
    static func post(_ name: String, _ picture: String, in folder: TemporaryFolder) throws {
        let quoted = picture.replacingOccurrences(of: "'", with: "''")
        try folder.write(
            "---\ntitle: a\ndate: 2025-07-09T00:01:04\nimage: '\(quoted)'\n---\n",
            to: "_posts/2025-07-09-\(name).md"
        )
    }

    /// The folder of state, made where it is missing.
    func state() throws -> String {
        let path = folder.path(".assets")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    /// Does something with a server, and ends it as a service group does.
    ///
    /// - Parameter watches: Whether the watcher runs, too; then the first run has ended.
    func serve(
        at place: StatusServer.Place = .address(host: "127.0.0.1", port: 0),
        watches: Bool = false,
        _ body: @Sendable (Client, ServiceGroup) async throws -> Void
    ) async throws {
        let (starts, start) = AsyncStream.makeStream(of: String.self)
        let silent = Logger(label: "", factory: { _ in SwiftLogNoOpLogHandler() })
        let server = StatusServer(watch, at: place, metrics: metrics, logger: silent) { start.yield($0) }
        let services: [any ServiceLifecycle.Service] = watches ? [watch, server] : [server]
        let group = ServiceGroup(services: services, logger: silent)
        try await withThrowingTaskGroup { tasks in
            tasks.addTask {
                defer { start.finish() }
                try await group.run()
            }
            if let place = await starts.first(where: { _ in true }) {
                do {
                    if watches { for await _ in await watch.process() {} }
                    try await body(Client(place: Self.place(place)), group)
                } catch {
                    await group.triggerGracefulShutdown()
                    throw error
                }
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private static func place(_ started: String) -> Client.Place {
        URL(string: started)?.port.map(Client.Place.port) ?? .socket(started)
    }

    /// The secret that stands in the forms of a page.
    static func csrf(in page: String) -> String? {
        page.firstMatch(of: /name="csrf" value="([0-9a-f]{64})"/).map { String($0.1) }
    }
}
