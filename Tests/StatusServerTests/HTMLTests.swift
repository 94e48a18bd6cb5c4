import Foundation
import Service
import Testing

@testable import StatusServer

@Suite("Pages")
struct HTMLTests {
    @Test("text is escaped, and pieces of pages are not twice")
    func escaping() {
        let text = "<b a=\"c\">&'\u{0}\r"
        let inner: HTML = "<i title=\"\(text)\">\(text)</i>"
        let escaped = "&lt;b a=&quot;c&quot;&gt;&amp;&#39;\u{FFFD}\u{FFFD}"
        #expect(inner.source == "<i title=\"\(escaped)\">\(escaped)</i>")
        let outer: HTML = "<p>\(inner)\([inner])\(3)\(HTML?.none)</p>"
        #expect(outer.source == "<p>\(inner.source)\(inner.source)3</p>")
    }

    @Test("links carry any path")
    func links() {
        #expect(Words.link("/picture", [("path", "a b/ä&=?#%.jpg")]) == "/picture?path=a%20b/%C3%A4%26%3D%3F%23%25.jpg")
    }

    @Test(
        "lengths and times are read at a glance",
        arguments: [
            (0, "0 bytes"), (999, "999 bytes"), (1_000, "1 kB"), (312_400, "312 kB"), (999_600, "1.0 MB"),
            (4_640_000_000, "4.6 GB"),
        ]
    )
    func bytes(_ bytes: Int, _ words: String) {
        #expect(Words.bytes(bytes) == words)
    }

    @Test(arguments: [
        (0.2, "0 s"), (59.6, "1 min"), (95, "1 min 35 s"), (3_599, "59 min"), (7_500, "2 h 5 min"), (90_000, "1 d 1 h"),
    ])
    func time(_ seconds: Double, _ words: String) {
        #expect(Words.time(seconds) == words)
    }

    @Test("a saving may be a loss")
    func saving() {
        #expect(Words.saving(25, beside: 100) == "75 % less")
        #expect(Words.saving(150, beside: 100) == "50 % more")
        #expect(Words.saving(0, beside: 0) == "0 % less")
        #expect(Words.saving(1, beside: 1_000_000) == "99 % less")
    }

    @Test("what failed is text, whatever it says, and what the catalog knows can be tried again")
    func failures() throws {
        let markup = "<script>alert(1)</script>"
        let failure: [String: Any] = [
            "source": "a/\(markup)", "posts": [markup, "b"], "reason": markup, "isQuarantined": true, "message": markup,
        ]
        let json = try JSONSerialization.data(withJSONObject: [failure])
        let failures = try JSONDecoder().decode([Failure].self, from: json)
        var look = Look(status: try Self.status, gallery: [], known: [])
        look.status.failures = failures
        let unknown = FailuresRegion(look: look, csrf: "c").content.source
        #expect(!unknown.contains("<script"))
        #expect(!unknown.contains("<button"))
        #expect(unknown.contains("quarantine"))
        look.known = [failures[0].source]
        let known = FailuresRegion(look: look, csrf: "c").content.source
        #expect(!known.contains("<script"))
        #expect(known.contains("aria-label=\"Try script&gt; again\""))
    }

    @Test("events tell what has changed, and a comment that nothing has")
    func events() {
        var stream = EventStream()
        let first = PageFeed.Moment(events: [("now", "a\nb"), ("say", "c")])
        #expect(stream.text(of: first) == "event: now\ndata: a\ndata: b\n\nevent: say\ndata: c\n\n")
        #expect(stream.text(of: first) == ": still here\n\n")
        let second = PageFeed.Moment(events: [("now", "a\nb"), ("say", "d")])
        #expect(stream.text(of: second) == "event: say\ndata: d\n\n")
    }

    /// Of a watcher that has just begun.
    private static var status: SiteStatus {
        get throws {
            let json = """
                {"site": "/a", "phase": "starting", "since": 0, "warnings": [], "failures": [], "queue": [], "jobs": [],
                "added": []}
                """
            return try JSONDecoder().decode(SiteStatus.self, from: Data(json.utf8))
        }
    }
}
