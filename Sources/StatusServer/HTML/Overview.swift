import Service

/// The page about a site as a whole, in regions that change one by one.
struct Overview {
    let look: Look
    /// The secret that shows that a form is ours.
    let csrf: String

    /// The regions with their markup, by their names, in their order on the page.
    var regions: [(name: String, content: HTML)] {
        [
            ("now", NowRegion(look: look).content),
            ("failures", FailuresRegion(look: look, csrf: csrf).content),
            ("inbox", InboxRegion(additions: look.status.added).content),
            ("gallery", GalleryRegion(pictures: look.gallery).content),
            ("queue", QueueRegion(jobs: look.status.jobs, counts: look.status.queue, csrf: csrf).content),
        ]
    }

    /// The markup of the page.
    var page: HTML {
        Document.page(
            title: "\(look.name) – assets",
            isLive: true,
            header: """
                <div class="bar">
                <h1>\(look.name)</h1>
                <p id="phase">\(phase)</p>
                </div>
                <p class="path">\(look.status.site)</p>
                <p id="say" role="status">\(look.sentence)</p>
                <p id="lost" role="status" hidden>The connection is lost; trying again…</p>
                """,
            main: HTML(
                regions.map {
                    "<section id=\"\($0.name)\" aria-labelledby=\"\($0.name)-title\">\($0.content)</section>\n"
                }
            )
        )
    }

    /// The mark for the phase.
    var phase: HTML { "<span class=\"phase \(look.tone)\">\(look.phase)</span>" }
}

extension Look {
    /// The class by which the phase is coloured.
    fileprivate var tone: String {
        switch status.phase {
        case .starting, .running: "busy"
        case .waiting: status.failures.isEmpty ? "good" : "bad"
        case .failing: "bad"
        }
    }
}
