import HTTPTypes
import Hummingbird
import NIOCore

/// Lets in who may come in, words what went wrong, and puts the headers on that keep browsers from doing harm.
struct Answering: RouterMiddleware {
    let gate: Gate
    /// The methods of each path, to tell a wrong method from a wrong path.
    let methods: [String: String]

    /// Pages load nothing from elsewhere, and nothing that stands in them runs.
    private static let policy = """
        default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    func handle(
        _ request: Request,
        context: StatusContext,
        next: (Request, StatusContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            if let way = try admitted(request) { response = way } else { response = try await next(request, context) }
        } catch {
            response = try answer(refusal(error, of: request), to: request)
        }
        if !response.headers.contains(.contentSecurityPolicy) { response.headers[.contentSecurityPolicy] = Self.policy }
        response.headers[.xContentTypeOptions] = "nosniff"
        // With no-referrer browsers would not say either that a form is from our own page.
        response.headers[named: "Referrer-Policy"] = "same-origin"
        response.headers[named: "Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers[named: "Cross-Origin-Resource-Policy"] = "same-origin"
        return response
    }

    /// The way on without the token in the address, which is kept as a cookie; nil where there is none to take.
    private func admitted(_ request: Request) throws -> Response? {
        if gate.checkQuery(request) == true, case .token(let token) = gate.kind {
            var response = Answer.redirect(to: "/")
            response.headers[.setCookie] = "\(Gate.cookie)=\(token.text); HttpOnly; SameSite=Strict; Path=/"
            return response
        }
        try gate.admit(request)
        return nil
    }

    private func refusal(_ error: any Error, of request: Request) -> Refusal {
        switch error {
        case let refusal as Refusal: return refusal
        case is NIOTooManyBytesError:
            return Refusal(.contentTooLarge, "expected at most \(StatusRoutes.mostBytes) bytes")
        case let error as any HTTPResponseError where error.status == .notFound:
            let path = request.uri.path
            guard let allowed = methods[path] ?? (path.hasPrefix("/variant/") ? "GET, HEAD" : nil) else {
                return Refusal(.notFound, "there is no such page")
            }
            return Refusal(.methodNotAllowed, "expected \(allowed)", allowed: allowed)
        case let error as any HTTPResponseError: return Refusal(error.status, "the request cannot be read")
        default: return Refusal(.internalServerError, "\(error)")
        }
    }

    private func answer(_ refusal: Refusal, to request: Request) throws -> Response {
        let isPage = !request.uri.path.hasPrefix("/api/")
        let title = "\(refusal.status.code) \(refusal.status.reasonPhrase)"
        var response =
            isPage
            ? Answer.page(Document.refusal(title, refusal.reason), status: refusal.status)
            : try Answer.json(["error": refusal.reason], status: refusal.status)
        if let allowed = refusal.allowed { response.headers[.allow] = allowed }
        if refusal.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}
