import Foundation
import Site
import Testing

@Suite("A post's date comes from its front matter, else from its name")
struct DateTests {
    static let dates: [(String, Double?)] = [
        ("2024-09-15T00:36:40", 1_726_360_600), ("2024-09-15 00:36:40", 1_726_360_600),
        ("2024-09-15T00:36:40Z", 1_726_360_600), ("2024-09-15 00:36:40 +0000", 1_726_360_600),
        ("2024-09-15 09:36:40 +0900", 1_726_360_600), ("2024-09-14T19:36:40-05:00", 1_726_360_600),
        ("2024-09-14 19:36:40 EST", 1_726_360_600), ("'2024-09-15 00:36:40 UTC'", 1_726_360_600),
        ("2024-09-15 00:36:40.5", 1_726_360_600.5), ("2024-09-15 12:36:40 AM", 1_726_360_600),
        ("2024-09-15 12:36:40 PM", 1_726_403_800), ("2024-09-15 9:05", 1_726_391_100),
        ("2024-09-15", 1_726_358_400), ("2024-9-5", 1_725_494_400), ("2024/09/15", 1_726_358_400),
        ("Sep 15, 2024", 1_726_358_400), ("15 September 2024 09:05", 1_726_391_100), ("15-Sep-2024", 1_726_358_400),
        ("Sun, 15 Sep 2024 00:36:40 GMT", 1_726_360_600), ("September 15th 2024", 1_726_358_400),
        ("1969-12-31", -86_400), ("2024-02-29", 1_709_164_800), ("2000-02-29", 951_782_400),
        ("2023-02-29", nil), ("2024-13-01", nil), ("yesterday", nil), ("2024", nil), ("", nil),
        ("2024-09-15 25:00", nil), ("2024-09-15 10:75", nil),
    ]

    @Test("each spelling gives its moment; what is no date leaves the name's", arguments: dates)
    func spelling(text: String, seconds: Double?) throws {
        let site = try TemporarySite(pictures: ["a.png"])
        try site.post("date: \(text)\nimage: a.png", at: "_posts/2020-01-02-a.md")
        #expect(try site.scan().sources.first?.newest?.timeIntervalSince1970 == seconds ?? 1_577_923_200)
    }

    @Test("a post without any date has none")
    func none() throws {
        let site = try TemporarySite(pictures: ["a.png"])
        try site.post("image: a.png", at: "_drafts/thoughts.md")
        let source = try #require(try site.scan().sources.first)
        #expect(source.newest == nil)
    }
}
