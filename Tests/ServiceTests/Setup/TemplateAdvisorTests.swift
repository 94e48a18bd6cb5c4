import Testing

@testable import Service

@Suite("Advice on templates")
struct TemplateAdvisorTests {
    /// The template with the changes that need no person.
    private func replaced(_ text: String, in file: String) throws -> String {
        let suggestions = TemplateAdvisor.suggestions(for: text, file: file)
        let bytes = try #require(TemplateSuggestion.applying(suggestions, to: Array(text.utf8)))
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a picture of a post is replaced, and nothing around it", arguments: TemplateCase.elements)
    func element(_ item: TemplateCase) throws {
        #expect(try replaced("é\r\n<p>\(item.old)</p>", in: item.file) == "é\r\n<p>\(item.new)</p>")
    }

    @Test("a variable is recognised in every spelling", arguments: TemplateCase.variables)
    func variable(_ item: TemplateCase) throws {
        #expect(try replaced(item.old, in: item.file) == item.new)
    }

    @Test("what a parameter cannot hold is captured before", arguments: TemplateCase.captures)
    func capture(_ item: TemplateCase) throws {
        #expect(try replaced(item.old, in: item.file) == item.new)
    }

    @Test("an address in CSS is replaced", arguments: TemplateCase.urls)
    func url(_ item: TemplateCase) throws {
        #expect(try replaced(item.old, in: item.file) == item.new)
    }

    @Test(
        "what was replaced is not replaced again",
        arguments: TemplateCase.elements + TemplateCase.variables + TemplateCase.captures + TemplateCase.urls
    )
    func idempotence(_ item: TemplateCase) {
        #expect(TemplateAdvisor.suggestions(for: item.new, file: item.file).isEmpty)
    }

    @Test(
        "a picture that is no post's is left alone",
        arguments: [
            #"<img src="{{ site.baseurl }}/{{ author.avatar }}">"#, #"<img src="{{ site.logo | relative_url }}">"#,
            #"<img src="{{ page.author.image }}">"#, #"<img src="/assets/images/me.jpg">"#, "<img>", "<img alt=\"\">",
            #"{% for f in site.static_files %}<img src="{{ f.image }}">{% endfor %}"#,
            #"{% for person in site.data.people %}<img src="{{ person.image }}">{% endfor %}"#,
            #"<img src="{{ include.image }}">"#, #"<img src="{{ page.url }}">"#, #"<img src="{{ page.image.width }}">"#,
            #"<!-- <img src="{{ page.image }}"> -->"#, #"<script>"<img src='{{ page.image }}'>"</script>"#,
            #"{% raw %}<img src="{{ page.image }}">{% endraw %}"#,
            #"{% comment %}<img src="{{ page.image }}">{% endcomment %}"#, #"<imgx src="{{ page.image }}">"#,
            #"<div style="background: url({{ site.cover }})">"#, #"<!-- </head> -->"#,
        ]
    )
    func others(_ text: String) {
        #expect(TemplateAdvisor.suggestions(for: text, file: "_layouts/post.html").isEmpty)
    }

    @Test(
        "a change that could lose something is left to a person, with the reason",
        arguments: [
            (#"<img src="/images/{{ post.image }}">"#, "'/images/' stands beside the picture's path"),
            (#"<img src="{{ post.image | append: '?w=9' }}">"#, "the filter 'append' changes the path"),
            (#"<img src="{{ page.image }}" {% if x %}class="y"{% endif %}>"#, "Liquid stands between its attributes"),
            (
                #"<img src="{% if page.a %}{{ page.image }}{% endif %}">"#, "it depends on {% if page.a %}"
            ),
            (
                #"<img src="{% if page.cover %}{{ page.cover }}{% else %}{{ page.image }}{% endif %}">"#,
                "it shows one of several pictures"
            ),
            (#"<img src="{{ site.cdn }}{{ page.image }}">"#, "it also shows {{ site.cdn }}"),
            (
                #"<picture><img src="{{ page.image }}"></picture>"#,
                "it stands in a <picture>, whose place the include takes as a whole"
            ),
            (
                #"{% for post in site.posts %}{% assign x = post.image | relative_url %}{% endfor %}<img src="{{ x }}">"#,
                "'x' is changed before it is shown; give the include the path in the front matter"
            ),
        ]
    )
    func byHand(_ text: String, _ reason: String) throws {
        let suggestions = TemplateAdvisor.suggestions(for: text, file: "_layouts/post.html")
        #expect(suggestions.map(\.byHand) == [reason])
        #expect(try replaced(text, in: "_layouts/post.html") == text)
    }

    @Test("what is dropped is told")
    func notes() {
        let text = #"<img id="hero" class="lazy big" itemprop="image" data-src="{{ page.image }}" width="{{ w }}">"#
        let suggestions = TemplateAdvisor.suggestions(for: text, file: "_layouts/post.html")
        #expect(
            suggestions.map(\.notes) == [
                [
                    "dropped class lazy: no script loads it late, the browser does",
                    #"dropped id="hero", itemprop="image", width="{{ w }}""#,
                ]
            ]
        )
    }

    @Test("a suggestion names its lines and holds the old text exactly")
    func lines() throws {
        let text = "a\n\n<img\n src=\"{{ page.image }}\"\n>\n<b style=\"background:url({{ post.image }})\">"
        let suggestions = TemplateAdvisor.suggestions(for: text, file: "index.html")
        #expect(suggestions.map(\.line) == [3, 6])
        #expect(suggestions.map(\.endLine) == [5, 6])
        #expect(suggestions.map(\.old) == ["<img\n src=\"{{ page.image }}\"\n>", "url({{ post.image }})"])
        #expect(suggestions.map(\.kind) == [.picture, .url])
    }

    @Test("the head gets a rule for the ratio, once")
    func ratioRule() throws {
        let text = "<head>\n<title></title>\n</head>\n"
        let changed = try replaced(text, in: "_layouts/default.html")
        #expect(changed == "<head>\n<title></title>\n\(TemplateAdvisor.ratioRule)\n</head>\n")
        #expect(TemplateAdvisor.suggestions(for: changed, file: "_layouts/default.html").isEmpty)
    }

    @Test("a template that has moved on is not written")
    func moved() {
        let text = #"<img src="{{ page.image }}">"#
        let suggestions = TemplateAdvisor.suggestions(for: text, file: "index.html")
        #expect(TemplateSuggestion.applying(suggestions, to: Array((" " + text).utf8)) == nil)
        #expect(TemplateSuggestion.applying(suggestions, to: []) == nil)
    }
}
