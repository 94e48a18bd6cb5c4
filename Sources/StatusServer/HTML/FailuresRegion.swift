import Service

/// What failed, with what can be done about it.
struct FailuresRegion {
    let look: Look
    let csrf: String

    var content: HTML {
        let failures = look.status.failures
        guard !failures.isEmpty else {
            return "<h2 id=\"failures-title\">Failures</h2>\n<p class=\"quiet\">None.</p>"
        }
        let more = failures.count - Look.failures
        return """
            <h2 id="failures-title">Failures <span class="number">\(Words.number(failures.count))</span></h2>
            <form method="post" action="/retry"><input type="hidden" name="csrf" value="\(csrf)">
            <ul class="list">\(failures.prefix(Look.failures).map(item))</ul>
            \(more > 0 ? "<p class=\"quiet\">And \(Words.number(more)) more.</p>" : nil)
            \(look.known.count > 1 ? "<p><button name=\"all\" value=\"1\">Try all again</button></p>" : nil)
            </form>
            """
    }

    private func item(_ failure: Failure) -> HTML {
        let name = Words.name(failure.source)
        let isKnown = look.known.contains(failure.source)
        let title: HTML =
            isKnown
            ? "<a href=\"\(Words.link("/picture", [("path", failure.source)]))\">\(name)</a>"
            : "<b>\(failure.source)</b>"
        let button: HTML? =
            isKnown
            ? "<button name=\"picture\" value=\"\(failure.source)\" aria-label=\"Try \(name) again\">Try again</button>"
            : nil
        return """
            <li><div><p class="name">\(title)\(failure.isQuarantined ? " <span class=\"tag\">quarantine</span>" : nil)</p>
            <p>\(failure.reason)</p>\(posts(failure.posts))</div>\(button)</li>
            """
    }

    private func posts(_ posts: [String]) -> HTML? {
        guard let first = posts.first else { return nil }
        let others = posts.count > 1 ? " and \(Words.count(posts.count - 1, "more post"))" : ""
        return "<p class=\"quiet\">named by \(first)\(others)</p>"
    }
}
