import Testing

@testable import Service

/// A megabyte of something that could take a parser long.
struct HostileTemplate: Sendable, CustomStringConvertible {
    var description: String
    var text: String

    init(_ unit: String, between head: String = "", and tail: String = "") {
        description = "\(head)\(unit)…\(tail)".replacing("\n", with: "⏎")
        text = head + String(repeating: unit, count: 1_000_000 / unit.utf8.count) + tail
    }

    static let all: [HostileTemplate] = [
        HostileTemplate("<img "), HostileTemplate("<img src=\""), HostileTemplate("<img a='\""),
        HostileTemplate("<img a=<img a="), HostileTemplate("<img src={{"), HostileTemplate("{{ "),
        HostileTemplate("{% "),
        HostileTemplate("{{ {% a %} "), HostileTemplate("{% {{ a }} "), HostileTemplate("url("),
        HostileTemplate("url(\""),
        HostileTemplate("{% raw %}"), HostileTemplate("{% comment %}{% endraw %}"), HostileTemplate("<!--"),
        HostileTemplate("<script>"), HostileTemplate("{% for a in b %}"),
        HostileTemplate("{% assign a = page.image %}"),
        HostileTemplate("{% capture a %}"), HostileTemplate("{{ page.image }}", between: "<img src=\"", and: "\">"),
        HostileTemplate("x", between: "<img src=\"{{ page.image }}", and: "\">"),
        HostileTemplate("| a", between: "<img src=\"{{ page.image ", and: "}}\">"),
        HostileTemplate("a", between: "<img src=\"{{ page.image }}\" "),
        HostileTemplate("\n<img src=\"{{ page.image }}\">"),
        HostileTemplate("{{ page.image }}", between: "url(", and: ")"), HostileTemplate("</head>"),
        HostileTemplate("{{ page.image }}", between: "{% for x in y %}<img class=\""),
        HostileTemplate("\u{0}{%%}{{}}<img/>"),
    ]
}

@Suite("Hostile templates", .serialized)
struct HostileTemplateTests {
    @Test("a megabyte of anything is read in time and stays whole", arguments: HostileTemplate.all)
    func harmless(_ template: HostileTemplate) throws {
        var bytes = Array(template.text.utf8)
        let time = try ContinuousClock().measure {
            let suggestions = TemplateAdvisor.suggestions(for: template.text, file: "_layouts/post.html")
            bytes = try #require(TemplateSuggestion.applying(suggestions, to: bytes))
        }
        #expect(!bytes.isEmpty)
        // Reading it takes about a second without optimisation; the quadratic way takes hours.
        #expect(time < .seconds(30))
    }
}
