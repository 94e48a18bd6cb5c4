import CoreMetrics
import Foundation
import NIOHTTP1
import Service
import Testing

@testable import StatusServer

@Suite("Metrics", .timeLimit(.minutes(2)))
struct MetricsTests {
    @Test("names, labels and values are as the text format has them")
    func text() throws {
        let registry = MetricsRegistry()
        Counter(label: "a_total", dimensions: [("path", "a\"b\\c\nd")], factory: registry).increment(by: 3)
        Counter(label: "a_total", dimensions: [("path", "a\"b\\c\nd")], factory: registry).increment()
        Gauge(label: "b", factory: registry).record(2)
        Gauge(label: "b", factory: registry).record(1.5)
        CoreMetrics.Timer(label: "c_seconds", factory: registry).recordMilliseconds(250)
        let text = MetricsText.text(of: registry.all, help: ["a_total": "Line\none \\"])
        #expect(
            text == """
                # HELP a_total Line\\none \\\\
                # TYPE a_total counter
                a_total{path="a\\"b\\\\c\\nd"} 4
                # TYPE b gauge
                b 1.5
                # TYPE c_seconds summary
                c_seconds_sum 0.25
                c_seconds_count 1

                """
        )
        let exposition = try Exposition(text)
        #expect(exposition.samples["a_total{path=a\"b\\c\nd}"] == 4)
    }

    @Test("a watcher's are told, each with its type and what it is")
    func live() async throws {
        let site = try TestSite()
        try TestSite.post("b", "assets/images/none.jpg", in: site.folder)
        try await site.serve(watches: true) { client, _ in
            _ = try await client.get("/api/nothing")
            _ = try await client.get("/variant/a")
            let reply = try await client.get("/metrics")
            #expect(reply.headers["Content-Type"] == ["text/plain; version=0.0.4; charset=utf-8"])
            let exposition = try Exposition(reply.body)
            let samples = exposition.samples
            #expect(exposition.help == Set(exposition.types.keys), "each says what it is")
            #expect(try #require(samples["assets_runs_total{result=done}"]) >= 1)
            #expect(samples["assets_runs_total{result=failed}"] == 0)
            #expect(try #require(samples["assets_run_duration_seconds_count"]) >= 1)
            #expect(samples["assets_variants_made_total"] == 1)
            #expect(try #require(samples["assets_failures_total"]) >= 1)
            #expect(try #require(samples["assets_bytes_written_total"]) > 1000)
            #expect(samples["assets_sources"] == 1)
            #expect(samples["assets_jobs{state=available}"] == 0)
            #expect(try #require(samples["process_resident_memory_bytes"]) > 1_000_000)
            #expect(try #require(samples["process_open_fds"]) > 3)
            #expect(samples["assets_http_requests_total{method=GET,route=other,status=404}"] == 1)
            #expect(samples["assets_http_requests_total{method=GET,route=/variant/{name},status=404}"] == 1)
        }
    }
}
