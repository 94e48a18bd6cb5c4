import HTTPTypes
import Hummingbird

/// Counts requests with their answers.
struct Counting: RouterMiddleware {
    let metrics: SiteMetrics

    /// Any other word may be a method as well, and each would be a metric of its own.
    private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .delete, .options, .patch]

    func handle(
        _ request: Request,
        context: StatusContext,
        next: (Request, StatusContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        let route = context.endpointPath ?? "other"
        metrics.take(route: route == "NotFound" ? "other" : route, method: method, status: response.status.code)
        return response
    }
}
