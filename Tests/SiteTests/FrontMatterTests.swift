import Foundation
import Site
import Testing

@Suite("Front matter is read as people write it")
struct FrontMatterTests {
    static let files: [(String, [String])] = [
        ("---\r\ntitle: x\r\nimage: a.png\r\n---\r\nText\r\n", ["a.png"]),
        ("\u{FEFF}---\nimage: a.png\n---\n", ["a.png"]),
        ("---   \nimage: a.png\n---\t\n", ["a.png"]),
        ("---\nimage: a.png\n...\nText", ["a.png"]),
        ("---\nimage: a.png\n---", ["a.png"]),
        ("---\nimage:\ta.png\n---\n", ["a.png"]),
        ("---\ncategories:\n\t- one\nimage: a.png\n---\n", ["a.png"]),
        ("---\nheader:\n\tteaser: a.png\n---\n", ["a.png"]),
        ("---\ntitle: one: two\nimage: a.png\n---\n", ["a.png"]),
        ("---\ntitle: \"an \"odd\" one\nimage: a.png\n---\n", ["a.png"]),
        ("---\ntitle: @home\nimage: 'a.png'\n---\n", ["a.png"]),
        ("---\nimage: a.png\n image: b.png\n---\n", ["a.png"]),
        ("---\ntags: [a, b\nimage: a.png\n---\n", ["a.png"]),
        ("---\ntext: |\n  image: b.png\nimage: a.png\n---\n", ["a.png"]),
        ("---\n# image: b.png\n#image: b.png\n---\n", []),
        ("---\nother:\n  image: b.png\n---\n", []),
        ("---\n---\n", []),
        ("---\nbase: &pic a.png\nimage: *pic\n---\n", ["a.png"]),
        ("---\n? image\n: a.png\n---\n", ["a.png"]),
        ("---\n\"image\": a.png\n---\n", ["a.png"]),
        ("---\n{image: a.png, title: x}\n---\n", ["a.png"]),
    ]

    @Test("the picture is found and nothing is complained of", arguments: files)
    func picture(text: String, paths: [String]) throws {
        let site = try TemporarySite(pictures: ["a.png", "b.png"])
        try site.write(text, to: "_posts/2024-01-01-a.md")
        let scan = try site.scan()
        #expect(scan.posts == 1)
        #expect(scan.paths == paths)
        #expect(scan.findings.isEmpty)
    }

    @Test("of a list that no YAML parser takes two thousand lines count", arguments: ["- ", "- a: ", "  a: "])
    func manyLines(start: String) throws {
        let site = try TemporarySite(pictures: ["a.png", "b.png", "late.png"])
        let lines = String(repeating: "\(start)a.png\n", count: 2_000)
        try site.post("bad:\t{\nimages:\n\(lines)\(start)late.png\nimage: b.png")
        #expect(try site.scan(SiteOptions(keys: ["images", "images.a", "image"])).paths == ["a.png", "b.png"])
    }

    @Test(
        "a file without front matter is no post",
        arguments: [
            "", "Text", "----\nimage: a.png\n----\n", "\n---\nimage: a.png\n---\n", "--- x\nimage: a.png\n---\n",
        ]
    )
    func noPost(text: String) throws {
        let site = try TemporarySite(pictures: ["a.png"])
        try site.write(text, to: "_posts/2024-01-01-a.md")
        let scan = try site.scan()
        #expect(scan.posts == 0)
        #expect(scan.findings.isEmpty)
    }

    static let refused = [
        "---\nimage: a.png\n", "---\n\t{{{\n---\n", "---\n- a\n- b\n---\n", "+++\nimage = \"a.png\"\n+++\n",
        "---\nx: \(String(repeating: "x", count: 70_000))\n---\n",
        "---\nx: \(String(repeating: "x", count: 3_000_000))\n---\n",
    ]

    @Test("front matter that gives nothing is reported once", arguments: refused.indices)
    func report(index: Int) throws {
        let site = try TemporarySite(pictures: ["a.png"])
        try site.write(Self.refused[index], to: "_posts/2024-01-01-a.md")
        let scan = try site.scan()
        #expect(scan.kinds == [.unreadable])
        #expect(scan.sources.isEmpty)
        #expect(scan.findings.first?.message.hasPrefix("_posts/2024-01-01-a.md: has front matter") == true)
    }

    /// Ten lists, each of nine times the one before.
    static let billionLaughs: String = {
        let lists = zip("bcdefghij", "abcdefghi").map { name, previous in
            "\(name): &\(name) [" + repeatElement("*\(previous)", count: 9).joined(separator: ",") + "]"
        }
        return (["a: &a [x,x,x,x,x,x,x,x,x]"] + lists).joined(separator: "\n")
    }()

    /// Sixteen aliases that make a list of 30,000 into one of 4,000,000, which as a key is gone through again and again.
    static let fewAliases: String = {
        let base = "a0: &a0 [\(String(repeating: "x,", count: 30_000))]"
        let lists = (1...7).map { "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1)]" }
        return ([base] + lists + ["? [*a7]", ": 1", "? [[*a7]]", ": 2"]).joined(separator: "\n")
    }()

    /// Texts that cost a careless parser its stack, its memory or hours.
    static let bombs: [String] = [
        billionLaughs,
        fewAliases,
        "x: " + String(repeating: "[", count: 30_000),
        "x: " + String(repeating: "{a: ", count: 10_000),
        "x:\n  " + String(repeating: "- ", count: 30_000),
        String(repeating: "? ", count: 30_000),
        (0..<300).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
        String(repeating: "!", count: 60_000),
        String(repeating: "a\n", count: 30_000),
        String(repeating: "\"", count: 60_001),
        "x: " + String(repeating: "[]", count: 30_000),
        "x: " + String(repeating: "[\"]\",", count: 12_000),
        (0..<6_000).map { "k\($0): \"v\"" }.joined(separator: "\n") + "\nz:\n  - q",
    ]

    @Test(
        "a bomb is bounded, and the picture beside it is found still",
        .timeLimit(.minutes(1)),
        arguments: bombs.indices
    )
    func bomb(index: Int) throws {
        let site = try TemporarySite(pictures: ["a.png"])
        try site.post("image: a.png\n" + Self.bombs[index])
        let clock = ContinuousClock()
        var scan: SiteScan?
        let time = try clock.measure { scan = try site.scan() }
        #expect(scan?.paths == ["a.png"])
        #expect(time < .seconds(5))
    }

    @Test("nesting that no post needs is reported, even if it is valid", arguments: [64, 65])
    func nesting(depth: Int) throws {
        let site = try TemporarySite(pictures: ["a.png"])
        let brackets = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        try site.post("image: a.png\nx: \(brackets)")
        let scan = try site.scan()
        #expect(scan.paths == ["a.png"])
        #expect(scan.kinds == (depth > 64 ? [.unreadable] : []))
    }

    @Test("too many aliases are reported")
    func aliases() throws {
        let site = try TemporarySite(pictures: ["a.png"])
        try site.post("image: a.png\n" + Self.billionLaughs)
        #expect(
            try site.scan().findings.map(\.message) == [
                "_posts/2024-03-01-a.md: has front matter that has more than 16 aliases; mend it"
            ]
        )
    }
}
