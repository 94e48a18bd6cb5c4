import Foundation
import NIOHTTP1
import Service
import ServiceLifecycle
import TestSupport
import Testing

@testable import StatusServer

@Suite("A site's server", .timeLimit(.minutes(2)))
struct SiteTests {
    @Test("shows pictures by names that would be markup, with their files")
    func pictures() async throws {
        let site = try TestSite()
        try await site.serve(watches: true) { client, _ in
            let page = try await client.get("/")
            #expect(!page.body.contains("<img src=x"))
            #expect(page.body.contains("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&amp;&#39;.jpg"))
            let picture = try await client.get("/picture?path=\(TestSite.link)")
            #expect(picture.status == 200)
            #expect(!picture.body.contains("<img src=x"))
            let source = try await client.get("/source?path=\(TestSite.link)")
            #expect(source.status == 200)
            #expect(source.headers["Content-Type"] == ["image/jpeg"])
            #expect(source.headers["Content-Security-Policy"] == ["default-src 'none'; sandbox"])
            let name = try #require(picture.body.firstMatch(of: /\/variant\/([^"]+)/)?.1)
            let variant = try await client.get("/variant/\(name)")
            #expect(variant.status == 200)
            #expect(variant.headers["Content-Type"] == ["image/jpeg"])
            #expect(variant.headers["Cache-Control"] == ["private, max-age=31536000, immutable"])
            let bytes = try FileManager.default.attributesOfItem(atPath: site.folder.path("assets/variants/\(name)"))[
                .size
            ]
            #expect(variant.headers["Content-Length"].first == (bytes as? Int).map { "\($0)" })
            let list = try await client.get("/api/pictures")
            let pictures = try JSONDecoder().decode([SitePicture].self, from: Data(list.body.utf8))
            #expect(pictures.map(\.path) == [TestSite.picture])
            #expect(pictures.first?.variants.first?.width == 320)
        }
    }

    @Test("gives no file that the catalog does not know, or that lies elsewhere")
    func paths() async throws {
        let outside = try TemporaryFolder(["secret.jpg": "secret"])
        let site = try TestSite(["assets/images/unnamed.jpg": "unnamed"])
        try await site.serve(watches: true) { client, _ in
            for path in ["../x", "%2e%2e/x", "assets/../../x", "/etc/passwd", "%2Fetc%2Fpasswd", "a%00b", ""] {
                #expect(try await client.get("/source?path=\(path)").status == 400, "\(path)")
                #expect(try await client.get("/picture?path=\(path)").status == 400, "\(path)")
            }
            for path in ["assets.yml", ".assets/token", "assets/images/unnamed.jpg", "assets/images", "./assets.yml"] {
                #expect(try await client.get("/source?path=\(path)").status == 404, "\(path)")
            }
            for name in ["..%2f..%2fassets.yml", "a", "..", "%2e%2e", ".gitignore"] {
                #expect(try await client.get("/variant/\(name)").status == 404, "\(name)")
            }
            // Known by name, but turned to lead out.
            let picture = site.folder.path(TestSite.picture)
            try FileManager.default.removeItem(atPath: picture)
            try FileManager.default.createSymbolicLink(atPath: picture, withDestinationPath: outside.path("secret.jpg"))
            let reply = try await client.get("/source?path=\(TestSite.link)")
            #expect(reply.status == 404)
            #expect(!reply.body.contains("secret"))
        }
    }

    @Test("hands out drawings as downloads alone")
    func drawings() async throws {
        let site = try TestSite([
            "assets/images/a.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
        ])
        try TestSite.post("b", "assets/images/a.svg", in: site.folder)
        try await site.serve(watches: true) { client, _ in
            let reply = try await client.get("/source?path=assets/images/a.svg")
            #expect(reply.status == 200)
            #expect(reply.headers["Content-Type"] == ["application/octet-stream"])
            #expect(reply.headers["Content-Disposition"] == ["attachment"])
        }
    }

    @Test("tells in events what changes, and ends them with itself")
    func events() async throws {
        let site = try TestSite()
        try await site.serve(watches: true) { client, group in
            try TestSite.post("c", "assets/images/none.jpg", in: site.folder)
            var text = ""
            var isStopped = false
            try await client.read("/events") { part in
                text += part
                if !isStopped, text.contains("none.jpg") {
                    isStopped = true
                    await group.triggerGracefulShutdown()
                }
                return false
            }
            #expect(isStopped)
            #expect(text.hasPrefix("event: now\ndata: "))
        }
    }

    @Test("does a run for whom asks, and tells of it a line a report")
    func process() async throws {
        let site = try TestSite()
        try await site.serve(watches: true) { client, _ in
            let csrf = try #require(TestSite.csrf(in: try await client.get("/picture?path=\(TestSite.link)").body))
            let reply = try await client.post("/api/process", "{}", headers: [("X-CSRF-Token", csrf)])
            #expect(reply.status == 200)
            #expect(reply.headers["Content-Type"] == ["application/x-ndjson"])
            let reports = try reply.body.split(separator: "\n").map {
                try JSONDecoder().decode(RunReport.self, from: Data($0.utf8))
            }
            guard case .ended(let summary) = try #require(reports.last) else {
                return #expect(Bool(false), "\(reply.body)")
            }
            #expect(summary.variants == 1)
            let form = try await client.post("/retry", "csrf=\(csrf)&from=picture&picture=\(TestSite.link)")
            #expect(form.status == 303)
            #expect(form.headers["Location"].first?.hasPrefix("/picture?path=assets/images/%22%3E%3Cimg") == true)
            let foreign = [("Origin", "http://evil.com")]
            #expect(try await client.post("/retry", "csrf=\(csrf)&all=1", headers: foreign).status == 403)
            #expect(try await client.post("/retry", "csrf=\(csrf)&all=1", headers: [("Origin", "null")]).status == 403)
            let own = [("Origin", "http://\(client.own)")]
            #expect(try await client.post("/cancel", "csrf=\(csrf)&all=1", headers: own).headers["Location"] == ["/"])
            #expect(try await client.post("/cancel", "csrf=\(csrf)").status == 400)
        }
    }

    @Test("is ready once a run has ended, and no longer when runs fail")
    func readiness() async throws {
        let site = try TestSite()
        try await site.serve { client, _ in
            // On a machine that is busy with other tests an answer may come too late.
            var health = try await client.get("/healthz").body
            for _ in 0..<20 where health != "ok\n" { health = try await client.get("/healthz").body }
            #expect(health == "ok\n")
            let reply = try await client.get("/readyz")
            #expect(reply.status == 503)
            #expect(reply.body == "the first run has not ended yet\n")
        }
        try await site.serve(watches: true) { client, _ in
            #expect(try await client.get("/readyz").body == "ok\n")
            try FileManager.default.removeItem(atPath: site.folder.path("_posts"))
            try FileManager.default.removeItem(atPath: site.folder.path("_config.yml"))
            for await _ in await site.watch.process() {}
            let reply = try await client.get("/readyz")
            #expect(reply.status == 503)
            #expect(reply.body.contains("no posts here"), "\(reply.body)")
        }
    }

    @Test("says on its page that assets.yml cannot be used")
    func refusedConfiguration() async throws {
        let site = try TestSite()
        try await site.serve(watches: true) { client, _ in
            try site.folder.write("presets: 3", to: "assets.yml")
            for await _ in await site.watch.process() {}
            let page = try await client.get("/")
            #expect(page.status == 200)
            #expect(page.body.contains("the configuration before stays in force"), "\(page.body)")
        }
    }

    @Test("has a socket for its owner alone, at a path of any length, and takes it away")
    func socket() async throws {
        let site = try TestSite()
        let folder = "\(String(repeating: "a", count: 100))/\(String(repeating: "b", count: 100))"
        try site.folder.write("stale", to: "\(folder)/socket")
        let path = site.folder.path("\(folder)/socket")
        // The client's own address has no room for the path either.
        try site.folder.link("short", to: folder)
        try await site.serve(at: .socket(path: path)) { _, _ in
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(attributes[.type] as? FileAttributeType == .typeSocket)
            #expect(try site.folder.tree().contains { $0.hasSuffix("socket.new") } == false)
            let client = Client(place: .socket(site.folder.path("short/socket")))
            #expect(try await client.get("/api/status", host: "any").status == 200)
            #expect(try await client.post("/api/retry", "{\"all\":{}}").body == "{\"count\":0}")
            #expect(try await client.post("/api/retry", "{").body == "{\"error\":\"expected a RequestTarget in JSON\"}")
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
