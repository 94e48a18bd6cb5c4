import Foundation
import NIOHTTP1
import TestSupport
import Testing

@testable import StatusServer

@Suite("Who may come in", .timeLimit(.minutes(2)))
struct AccessTests {
    @Test("names of this machine count with any port, and no others")
    func names() {
        for name in ["localhost", "LOCALHOST:1", "127.0.0.1:4747", "[::1]", "[::1]:80"] {
            #expect(Gate.isOwnName(name))
        }
        for name in ["", "localhost.evil.com", "127.0.0.1.evil.com", "evil.com:80", "localhost:a", "::1", "127.0.0.2"] {
            #expect(!Gate.isOwnName(name), "\(name)")
        }
    }

    @Test("on the loopback interface other names are refused, and nothing from elsewhere is loaded")
    func loopback() async throws {
        try await TestSite().serve { client, _ in
            let page = try await client.get("/")
            #expect(page.status == 200)
            #expect(
                page.headers["Content-Security-Policy"].first?.hasPrefix("default-src 'none'; style-src 'self'") == true
            )
            #expect(page.headers["X-Content-Type-Options"] == ["nosniff"])
            #expect(page.headers["Cache-Control"] == ["no-store"])
            #expect(!page.body.contains("style="))
            for path in ["/", "/api/status", "/metrics", "/style.css", "/nothing"] {
                let reply = try await client.get(path, host: "evil.com")
                #expect(reply.status == 421, "\(path)")
                #expect(reply.headers.contains(name: "Content-Security-Policy"))
            }
            #expect(try await client.get("/healthz", host: "evil.com").status != 421)
            #expect(try await client.get("/", headers: [("Authorization", "Bearer x")]).status == 200)
        }
    }

    @Test("elsewhere it takes the token, as a header or, from the address, as a cookie")
    func token() async throws {
        let site = try TestSite()
        let file = try site.state() + "/token"
        try await site.serve(at: .address(host: "0.0.0.0", port: 0)) { client, _ in
            let token = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
            #expect(token.count == 64)
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
            #expect(try await client.get("/").status == 401)
            #expect(try await client.get("/api/status").status == 401)
            #expect(try await client.get("/?token=\(String(repeating: "0", count: 64))").status == 401)
            #expect(try await client.get("/healthz").status != 401)
            #expect(try await client.get("/readyz").status == 503)
            let bearer = [("Authorization", "Bearer \(token)")]
            #expect(try await client.get("/", host: "site.example", headers: bearer).status == 200)
            let entry = try await client.get("/?token=\(token)")
            #expect(entry.status == 303)
            #expect(entry.headers["Location"] == ["/"])
            let cookie = try #require(entry.headers["Set-Cookie"].first)
            #expect(cookie == "assets_token=\(token); HttpOnly; SameSite=Strict; Path=/")
            #expect(try await client.get("/", headers: [("Cookie", "a=b; assets_token=\(token)")]).status == 200)
            #expect(try await client.get("/", headers: [("Cookie", "assets_token=\(token)0")]).status == 401)
            // A program that has the token needs no page to find the secret of its forms.
            #expect(try await client.post("/api/retry", "{\"all\":{}}", headers: bearer).body == "{\"count\":0}")
            let withCookie = try await client.post(
                "/api/retry",
                "{\"all\":{}}",
                headers: [("Cookie", "assets_token=\(token)")]
            )
            #expect(withCookie.status == 403)
        }
        let before = try String(contentsOfFile: file, encoding: .utf8)
        #expect(try Secret.token(in: file).text + "\n" == before, "the token stays")
    }

    @Test("a token that others can read, or that is none, is refused")
    func badToken() throws {
        let site = try TestSite()
        let file = try site.state() + "/token"
        try site.folder.write("x", to: ".assets/token")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        #expect(throws: StatusServerError.self) { try Secret.token(in: file) }
        try FileManager.default.removeItem(atPath: file)
        let secret = try Secret.token(in: file)
        #expect(try Secret.token(in: file) == secret)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        #expect(throws: StatusServerError.self) { try Secret.token(in: file) }
        try FileManager.default.removeItem(atPath: file)
        try site.folder.link(".assets/token", to: "/etc/hostname")
        #expect(throws: StatusServerError.self) { try Secret.token(in: file) }
    }

    @Test("forms need the secret of our pages, and no other site's page has sent them")
    func forms() async throws {
        try await TestSite().serve { client, _ in
            let page = try await client.get("/picture?path=a")
            #expect(page.status == 404)
            #expect(try await client.post("/retry", "all=1").status == 403)
            #expect(try await client.post("/retry", "all=1&csrf=\(String(repeating: "0", count: 64))").status == 403)
            #expect(try await client.post("/api/cancel", "{\"all\":{}}").status == 403)
            #expect(try await client.post("/api/process", "{}").status == 403)
        }
        let gate = Gate(kind: .loopback)
        #expect(gate.csrf != Gate(kind: .loopback).csrf)
    }

    @Test("what is too long, unknown or of another method is refused by its status")
    func refusals() async throws {
        try await TestSite().serve { client, _ in
            let long = try await client.post("/api/retry", String(repeating: " ", count: 65_537))
            #expect(long.status == 413)
            #expect(long.body == "{\"error\":\"expected at most 65536 bytes\"}")
            #expect(try await client.post("/retry", String(repeating: "a", count: 70_000)).status == 413)
            let unknown = try await client.get("/api/nothing")
            #expect(unknown.status == 404)
            #expect(unknown.body == "{\"error\":\"there is no such page\"}")
            let method = try await client.post("/api/status", "")
            #expect(method.status == 405)
            #expect(method.headers["Allow"] == ["GET, HEAD"])
            #expect(try await client.get("/retry").headers["Allow"] == ["POST"])
            #expect(try await client.send(.DELETE, "/variant/a").status == 405)
            let head = try await client.send(.HEAD, "/")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(Int(head.headers["Content-Length"].first ?? "") ?? 0 > 1000)
        }
    }

    @Test("a port that is taken is named")
    func taken() async throws {
        let site = try TestSite()
        try await site.serve { client, _ in
            guard case .port(let port) = client.place else { return }
            await #expect(throws: StatusServerError.self) {
                try await site.serve(at: .address(host: "127.0.0.1", port: port)) { _, _ in }
            }
        }
    }
}
