import Service

/// The photos that came through the inbox, each with the line for the front matter.
struct InboxRegion {
    let additions: [SiteStatus.Addition]

    var content: HTML {
        // An empty region is not shown: many sites have no inbox.
        guard !additions.isEmpty else { return "" }
        let items: [HTML] = additions.map {
            """
            <li><div><p class="name"><a href="\(Words.link("/picture", [("path", $0.image)]))">\($0.file)</a> \
            <span class="quiet">\(Words.moment($0.date))</span></p><p><code>\($0.line)</code></p></div></li>
            """
        }
        return "<h2 id=\"inbox-title\">Inbox</h2>\n<ul class=\"list\">\(items)</ul>"
    }
}
