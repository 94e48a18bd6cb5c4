import Site
import Testing

@Suite("A value that names no usable picture is reported as what it is")
struct UnusableValueTests {
    static let values: [(String, Finding.Kind)] = [
        ("image:", .empty), ("image: null", .empty), ("image: ~", .empty), ("image: \"\"", .empty),
        ("image: '  '", .empty), ("hero: false", .empty), ("image: True", .empty),
        ("image: https://example.org/a.jpg", .url), ("image: HTTP://example.org/a.jpg", .url),
        ("image: //cdn.example.org/a.jpg", .url), ("image: https://example.org/a.png?raw=true", .url),
        ("image: \"data:image/gif;base64,R0lGODlhAQABAAAAACw=\"", .url),
        ("image: \"{{ site.background_images | sample }}\"", .liquid), ("image: \"{{ page.picture }}\"", .liquid),
        ("image: \"{% link assets/a.jpg %}\"", .liquid), ("image: \"{{ site.baseurl /a.jpg\"", .liquid),
        ("image: assets/none.jpg", .missing), ("image: \"false\"", .missing), ("image: assets", .notAFile),
        ("image: /", .notAFile), ("image: '?x'", .other), ("image: \"a\\0b.jpg\"", .other),
        ("image: \"a\\nb.jpg\"", .other), ("image: \"a\\eb.jpg\"", .other), ("image: a%00b.jpg", .other),
    ]

    @Test("the kind fits and nothing is found", arguments: values)
    func kind(frontMatter: String, kind: Finding.Kind) throws {
        let site = try TemporarySite(pictures: ["assets/real.jpg"])
        try site.post(frontMatter)
        let scan = try site.scan()
        #expect(scan.kinds == [kind])
        #expect(scan.sources.isEmpty)
    }

    @Test("a value longer than any path is told so, and costs nothing", .timeLimit(.minutes(1)))
    func tooLong() throws {
        let site = try TemporarySite(pictures: ["a.png"])
        // Accents are brought in order one by one.
        let accents = String(repeating: "\u{301}\u{316}", count: 15_000)
        for value in ["a\(accents).png", String(repeating: "a/", count: 30_000) + "a.png"] {
            try site.post("image: \(value)")
            let scan = try site.scan()
            #expect(scan.kinds == [.other])
            #expect(scan.findings.first?.message.contains("longer than the 4096 bytes of any path") == true)
        }
    }

    @Test("Liquid that multiplies a text of the configuration is not resolved", .timeLimit(.minutes(1)))
    func liquidBomb() throws {
        let site = try TemporarySite(config: "a: \(String(repeating: "a", count: 1_000_000))")
        try site.post("image: \"\(String(repeating: "{{ site.a }}", count: 5_000))\"")
        #expect(try site.scan().kinds == [.liquid])
    }

    @Test("a missing file is one line that names the post, the line, the path and the remedy")
    func missing() throws {
        let site = try TemporarySite()
        try site.post("title: x\nimage: assets/none.jpg")
        let finding = try #require(try site.scan().findings.first)
        #expect(
            finding.message
                == "_posts/2024-03-01-a.md:3: image assets/none.jpg is not there; add the file or correct the path"
        )
        #expect(finding.isError)
        #expect(finding.line == 3)
        #expect(finding.value == "assets/none.jpg")
    }

    @Test("a name that differs in case alone is told")
    func wrongCase() throws {
        let site = try TemporarySite(pictures: ["assets/Images/a.JPG"])
        try site.post("image: assets/images/a.jpg")
        let finding = try #require(try site.scan().findings.first)
        #expect(finding.kind == .missing)
        #expect(finding.message.contains("found assets/Images/a.JPG; names are case-sensitive on servers"))
    }

    @Test("what is elsewhere or left out on purpose is no error")
    func errors() {
        let calm: Set<Finding.Kind> = [.url, .liquid, .empty]
        for kind in Finding.Kind.allCases {
            #expect(kind.isError == !calm.contains(kind))
        }
    }

    @Test("control and direction characters in a name are shown as escapes")
    func escapes() throws {
        let site = try TemporarySite()
        try site.post("image: \"a\\e[31m\\u202Egpj.jpg\"")
        let message = try #require(try site.scan().findings.first).message
        #expect(message.contains("a\\u{1B}[31m\\u{202E}gpj.jpg"))
        #expect(message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{202E}" })
    }
}
