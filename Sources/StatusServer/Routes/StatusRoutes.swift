import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// What a server answers to which path.
struct StatusRoutes: Sendable {
    let watch: SiteWatch
    let gate: Gate
    let feed: PageFeed
    let metrics: SiteMetrics

    /// The most bytes of a request's body.
    static let mostBytes = 64 * 1024

    typealias Handler = @Sendable (Request, StatusContext) async throws -> Response

    /// The router with all paths.
    var router: Router<StatusContext> {
        let router = Router(context: StatusContext.self, options: .autoGenerateHeadEndpoints)
        let gets = pages.merging(files) { $1 }.merging(numbers) { $1 }.merging(reading) { $1 }
        let posts = forms.merging(changing) { $1 }
        let methods = gets.mapValues { _ in "GET, HEAD" }.merging(posts.mapValues { _ in "POST" }) { $1 }
        router.add(middleware: Counting(metrics: metrics))
        router.add(middleware: Answering(gate: gate, methods: methods))
        for (path, handler) in gets { router.get(RouterPath(path), use: handler) }
        for (path, handler) in posts { router.post(RouterPath(path), use: handler) }
        return router
    }

    /// A query's path of a picture.
    ///
    /// - Throws: `Refusal` where it is missing or can be none.
    func path(in request: Request) throws(Refusal) -> String {
        guard let path = request.uri.queryParameters["path"].map(String.init), Self.isPath(path) else {
            throw Refusal(.badRequest, "expected the path of a picture, relative to the site")
        }
        return path
    }

    /// Whether a text can be a path below the site.
    static func isPath(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(0)
            && !path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    }

    /// The body of a request, which has to come within some time.
    ///
    /// - Throws: `NIOTooManyBytesError`, or what a connection throws that is closed.
    func body(of request: Request, _ context: StatusContext) async throws -> ByteBuffer {
        let channel = context.channel
        let alarm = channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        defer { alarm.cancel() }
        do {
            return try await request.body.collect(upTo: Self.mostBytes)
        } catch let error as NIOTooManyBytesError {
            // The server reads on until the end, which may never come; most senders need less than this.
            channel.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
            throw error
        }
    }

    /// For so long a body may be on its way.
    private static let patience = TimeAmount.seconds(15)
}
