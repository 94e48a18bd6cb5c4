import Foundation
import Service

/// What the watcher does just now, and what it all comes to.
struct NowRegion {
    let look: Look

    var content: HTML {
        """
        <h2 id="now-title">Now</h2>
        \(warnings)\(look.status.run.map(progress) ?? rest)
        \(look.status.summary.flatMap(totals))
        """
    }

    private var warnings: HTML? {
        guard !look.status.warnings.isEmpty else { return nil }
        return "<ul class=\"warnings\">\(look.status.warnings.map { "<li>\($0)</li>" })</ul>\n"
    }

    private var rest: HTML {
        guard let ended = look.status.ended, let summary = look.status.summary else {
            return "<p>No run has ended yet.</p>"
        }
        let made = summary.made > 0 ? "made \(Words.count(summary.made, "variant"))" : "found nothing to do"
        return "<p>The last run ended at \(Words.moment(ended)), took \(Words.time(summary.seconds)) and \(made).</p>"
    }

    private func progress(_ run: RunProgress) -> HTML {
        """
        <div class="progress"><label for="bar">\(run.title)</label>\(bar(run))</div>
        <p class="facts">\(facts(run))</p>
        \(workers(run.working))
        """
    }

    private func bar(_ run: RunProgress) -> HTML {
        guard run.total > 0 else { return "<progress id=\"bar\"></progress>" }
        return """
            <progress id="bar" value="\(run.done)" max="\(run.total)">\(Words.percent(Double(run.done), of: Double(run.total)))</progress>
            """
    }

    private func facts(_ run: RunProgress) -> String {
        var facts = ["running for \(Words.time(-run.began.timeIntervalSinceNow))"]
        if run.stage == .making {
            if run.rate > 0 { facts.append("\((run.rate * 10).rounded() / 10) variants a second") }
            if run.bytes > 0 { facts.append("\(Words.bytes(run.bytes)) written") }
            if let left = run.secondsLeft { facts.append("about \(Words.time(left)) left") }
        }
        return facts.joined(separator: " · ")
    }

    private func workers(_ working: [RunProgress.Work]) -> HTML? {
        guard !working.isEmpty else { return nil }
        let items: [HTML] = working.map {
            """
            <li><a href="\(Words.link("/picture", [("path", $0.source)]))">\(Words.name($0.source))</a> \
            <span class="quiet">\(Words.count($0.variants, "variant")), \(Words.time(-$0.since.timeIntervalSinceNow))</span></li>
            """
        }
        return "<h3>In hand</h3>\n<ul class=\"workers\">\(items)</ul>"
    }

    /// What all comes to; nothing before there is anything.
    private func totals(_ summary: RunSummary) -> HTML? {
        guard summary.variants > 0 else { return nil }
        let published = summary.formats.reduce(0) { $0 + $1.bytes }
        let best = summary.formats.filter { $0.sources > 0 }.max { $0.saved < $1.saved }
        let saving: HTML? = best.flatMap { best in
            guard best.saved > 0 else { return nil }
            return """
                <div><dt>Lighter by</dt><dd>\(Words.percent(Double(best.saved), of: Double(best.sources)))</dd>\
                <dd class="quiet">as \(best.format): \(Words.bytes(best.largest)) instead of \(Words.bytes(best.sources))</dd></div>
                """
        }
        return """
            <dl class="totals">
            <div><dt>Pictures</dt><dd>\(Words.number(summary.renderedSources))</dd>\
            <dd class="quiet">in \(Words.count(summary.posts, "post"))</dd></div>
            <div><dt>Variants</dt><dd>\(Words.number(summary.variants))</dd>\
            <dd class="quiet">\(missing(summary))</dd></div>
            <div><dt>Published</dt><dd>\(Words.bytes(published))</dd>\
            <dd class="quiet">originals: \(Words.bytes(summary.renderedSourceBytes))</dd></div>
            \(saving)
            </dl>
            """
    }

    private func missing(_ summary: RunSummary) -> String {
        if summary.missing > 0 { return "\(Words.number(summary.missing)) missing" }
        return summary.belowTarget > 0 ? "\(Words.number(summary.belowTarget)) below their target" : "none missing"
    }
}

extension RunSummary.FormatTotal {
    /// How much less the page carries with this format alone, in bytes.
    fileprivate var saved: Int { sources - largest }
}

extension RunProgress {
    /// What the run does, and how much of it is done.
    fileprivate var title: String {
        let share = total > 0 ? "\(Words.number(done)) of \(Words.number(total)) " : ""
        switch stage {
        case .scanning: return "Reading posts"
        case .reading: return "\(share)pictures compared"
        case .inspecting: return "\(share)new pictures looked at"
        case .verifying: return "\(share)variants read"
        case .making: return "\(share)variants made"
        }
    }
}
