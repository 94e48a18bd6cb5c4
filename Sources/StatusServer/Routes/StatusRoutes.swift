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

    typealias Handler = @Sendable (Request, BasicRequestContext) async throws -> Response

    /// The router with all paths.
    var router: Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
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

    /// The body of a request.
    ///
    /// - Throws: `NIOTooManyBytesError`.
    func body(of request: Request) async throws -> ByteBuffer {
        try await request.body.collect(upTo: Self.mostBytes)
    }
}
