import Foundation
import HTTPTypes
import Hummingbird

/// Decides who may come in.
///
/// A socket's file mode says so already. On the loopback interface a page of another site could reach us by a name of its
/// own that resolves to this machine, so only the machine's own names count. Anywhere else it takes the token.
struct Gate: Sendable {
    /// What has to be shown.
    enum Kind: Sendable, Equatable {
        /// Nothing.
        case open
        /// A name of this machine.
        case loopback
        /// The token.
        case token(Secret)
    }

    let kind: Kind
    /// The secret of our own forms.
    let csrf = Secret()

    /// The name of the cookie with the token.
    static let cookie = "assets_token"
    /// The paths that health checks of other programs ask for, which tell nothing of the site.
    static let health: Set<String> = ["/healthz", "/readyz"]

    /// Whether a request comes from somebody who may see this.
    ///
    /// - Throws: `Refusal`.
    func admit(_ request: Request) throws(Refusal) {
        guard !Self.health.contains(request.uri.path) else { return }
        switch kind {
        case .open: return
        case .loopback:
            let host = request.head.authority ?? ""
            guard Self.isOwnName(host) else {
                throw Refusal(
                    .misdirectedRequest,
                    "this page answers to localhost, 127.0.0.1 and [::1], not to '\(host)', by which other sites could read it"
                )
            }
        case .token(let token):
            guard hasBearer(request, token) || hasCookie(request, token) else {
                throw Refusal(.unauthorized, "open it as /?token=…, with the token from .assets/token in the site")
            }
        }
    }

    /// Whether a request may change something: another site's pages can send forms, but know no secret of ours.
    ///
    /// - Parameter form: The secret in the form's field; nil where there is none.
    /// - Throws: `Refusal`.
    func admitChange(_ request: Request, form: String?) throws(Refusal) {
        if kind == .open { return }
        if let origin = request.headers[.origin] {
            let host = origin.range(of: "://").map { String(origin[$0.upperBound...]) }
            guard let host, host.lowercased() == request.head.authority?.lowercased() else {
                throw Refusal(.forbidden, "another site sent this")
            }
        }
        if case .token(let token) = kind, hasBearer(request, token) { return }
        guard let shown = form ?? request.headers[named: "X-CSRF-Token"], csrf.matches(shown) else {
            throw Refusal(.forbidden, "the page is from before a restart; load it anew and try again")
        }
    }

    /// Whether the query of a request for `/` has the right token; nil where it has none.
    func checkQuery(_ request: Request) -> Bool? {
        guard case .token(let token) = kind, request.uri.path == "/", let shown = request.uri.queryParameters["token"]
        else { return nil }
        return token.matches(shown)
    }

    private func hasBearer(_ request: Request, _ token: Secret) -> Bool {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            return false
        }
        return token.matches(header.dropFirst(7))
    }

    private func hasCookie(_ request: Request, _ token: Secret) -> Bool {
        request.headers[values: .cookie].flatMap { $0.split(separator: ";") }.contains { pair in
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            return parts.count == 2 && parts[0] == Self.cookie && token.matches(parts[1])
        }
    }

    /// Whether an authority is a name of this machine, with any port.
    static func isOwnName(_ authority: String) -> Bool {
        var name = authority.lowercased()[...]
        if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy(\.isWholeNumber) {
            name = name[..<colon]
        }
        return ["localhost", "127.0.0.1", "[::1]"].contains(name)
    }
}
