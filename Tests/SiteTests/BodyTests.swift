import Site
import Testing

@Suite("Pictures in bodies are found when asked for")
struct BodyTests {
    static let bodies: [(String, [String])] = [
        ("![A pier](a.png)", ["a.png"]), ("![](/a.png \"The pier\")", ["a.png"]), ("![x](</a b.png> 'T')", ["a b.png"]),
        ("![x](a b.png)", ["a b.png"]), ("![x](a%20b.png)", ["a b.png"]), ("![x](a_(1).png)", ["a_(1).png"]),
        ("![x [y] z](a.png){: .wide}", ["a.png"]), ("[![x](a.png)](https://example.org)", ["a.png"]),
        ("![x]({{ site.baseurl }}/a.png)", ["a.png"]), ("![x]({{ \"/a.png\" | relative_url }} \"T\")", ["a.png"]),
        ("![x]({{ '/a.png' | prepend: site.baseurl | prepend: site.url }})", ["a.png"]),
        ("<img src=\"a.png\">", ["a.png"]), ("<IMG alt='>' width=3 src='a.png' />", ["a.png"]),
        ("<img src=a.png>", ["a.png"]),
        ("<img\n  alt=\"x\"\n  src=\"{{ \"/a.png\" | relative_url }}\">", ["a.png"]),
        ("<img data-src=\"b.png\" src=\"a.png\">", ["a.png"]), ("<img src=\"a.png?a=1&amp;b=2\">", ["a.png"]),
        ("{% include figure.html image_path=\"/a.png\" alt=\"x\" %}", ["a.png"]),
        ("{% include assets/picture.html image='a.png' preset=\"card\" %}", ["a.png"]),
        ("```\n![x](b.png)\n```\n![x](a.png)", ["a.png"]),
        ("~~~ html\n<img src=\"b.png\">\n~~~~\n![x](a.png)", ["a.png"]),
        ("````\n```\n![x](b.png)\n````\n![x](a.png)", ["a.png"]),
        ("  > ```\n  > ![x](b.png)\n  > ```\n![x](a.png)", ["a.png"]),
        ("```\n![x](b.png)", []),
        ("```![x](b.png)``` ![x](a.png)", ["a.png"]), ("`![x](b.png)` and ``a ` ![x](b.png)`` ![x](a.png)", ["a.png"]),
        ("A lone ` and ![x](a.png)\n\nanother `", ["a.png"]), ("<!-- ![x](b.png)\n-->![x](a.png)", ["a.png"]),
        ("{% raw %}![x](b.png){% endraw %}![x](a.png)", ["a.png"]),
        ("{%- highlight html -%}\n<img src=\"b.png\">\n{%- endhighlight -%}\n![x](a.png)", ["a.png"]),
        ("{% comment %}![x](b.png){% endcomment %}![x](a.png)", ["a.png"]),
        ("\\![x](b.png) [x](b.png) <image src=\"b.png\"> ![x](", []), ("<img alt=\"x\">", []), ("<img src=", []),
    ]

    @Test("Markdown, HTML and includes count; code and comments do not", arguments: bodies)
    func body(text: String, paths: [String]) throws {
        let site = try TemporarySite(pictures: ["a.png", "b.png", "a b.png", "a_(1).png"])
        try site.post("title: x", body: text)
        let scan = try site.scan(SiteOptions(bodies: true))
        #expect(scan.paths == paths)
        #expect(scan.findings.isEmpty)
    }

    @Test("bodies are left alone when not asked for")
    func off() throws {
        let site = try TemporarySite(pictures: ["a.png"])
        try site.post("title: x", body: "![x](a.png)")
        #expect(try site.scan().sources.isEmpty)
    }

    @Test("findings in bodies name their line")
    func lines() throws {
        let site = try TemporarySite()
        try site.post(
            "title: x",
            body: "One\n\n![x](none.png)\n<img src=\"{{ page.pic }}\">\n![x](https://example.org/a.png)\n"
        )
        let findings = try site.scan(SiteOptions(bodies: true)).findings
        #expect(findings.map(\.line) == [6, 7, 8])
        #expect(findings.map(\.kind) == [.missing, .liquid, .url])
    }

    @Test(
        "hostile bodies are searched in time",
        .timeLimit(.minutes(1)),
        arguments: [
            "![", "<img ", "`", "` `` ", "{{", "{% raw %}", "![x](", "<!--", "```\n", "{% include ", "<img a=\"{{ ",
        ]
    )
    func hostile(piece: String) throws {
        let site = try TemporarySite()
        try site.post("title: x", body: String(repeating: piece, count: 100_000 / piece.utf8.count))
        #expect(try site.scan(SiteOptions(bodies: true)).posts == 1)
    }
}
