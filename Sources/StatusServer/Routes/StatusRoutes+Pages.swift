import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// What people look at, and what they send from there.
extension StatusRoutes {
    var pages: [String: Handler] {
        [
            "/": { _, _ in Answer.page(Overview(look: try await Look(watch), csrf: gate.csrf.text).page) },
            "/picture": { request, _ in try await picture(request) },
            "/events": { _, _ in try await events() },
            "/style.css": { _, _ in Answer.resource(PackageResources.style_css, type: "text/css; charset=utf-8") },
            "/live.js": { _, _ in Answer.resource(PackageResources.live_js, type: "text/javascript; charset=utf-8") },
            "/icon.svg": { _, _ in Answer.resource(PackageResources.icon_svg, type: "image/svg+xml") },
        ]
    }

    var forms: [String: Handler] {
        [
            "/retry": { request, context in try await submit(request, context) { _ = try await watch.retry($0) } },
            "/cancel": { request, context in try await submit(request, context) { _ = try await watch.cancel($0) } },
        ]
    }

    private func picture(_ request: Request) async throws -> Response {
        let path = try path(in: request)
        guard let picture = try await watch.pictures().pictures(at: [path]).first else {
            throw Refusal(.notFound, "no picture is known at \(path)")
        }
        let chosen = request.uri.queryParameters["variant"].map(String.init)
        return Answer.page(PicturePage(picture: picture, chosen: chosen, csrf: gate.csrf.text).page)
    }

    private func events() async throws -> Response {
        guard let moments = await feed.read() else {
            throw Refusal(.serviceUnavailable, "too many pages are open; close some")
        }
        return EventStream.response(moments)
    }

    /// What the forms of our pages have in their fields.
    private struct Fields: Decodable {
        var csrf: String?
        var picture: String?
        var job: Int64?
        var all: String?
        var from: String?

        /// What is meant.
        var target: RequestTarget? {
            if let picture { return .pictures([picture]) }
            if let job { return .jobs([job]) }
            return all == nil ? nil : .all
        }
    }

    private func submit(
        _ request: Request,
        _ context: StatusContext,
        _ change: (RequestTarget) async throws -> Void
    ) async throws -> Response {
        let text = String(buffer: try await body(of: request, context))
        let fields = try? URLEncodedFormDecoder().decode(Fields.self, from: text)
        try gate.admitChange(request, form: fields?.csrf)
        guard let fields, let target = fields.target else {
            throw Refusal(.badRequest, "expected picture=…, job=… or all=1")
        }
        try await change(target)
        guard fields.from == "picture", let picture = fields.picture else { return Answer.redirect(to: "/") }
        return Answer.redirect(to: Words.link("/picture", [("path", picture)]))
    }
}
