import Service

/// The jobs that wait or are being done.
struct QueueRegion {
    let jobs: [JobList.Entry]
    let counts: [JobList.Count]
    let csrf: String

    /// The states of jobs that can still be given up.
    private static let open: Set<String> = ["available", "running", "retryable"]
    /// The most jobs that are shown.
    private static let most = 20

    var content: HTML {
        let waiting = jobs.filter { Self.open.contains($0.state) }.prefix(Self.most)
        let count = counts.filter { Self.open.contains($0.state) }.reduce(0) { $0 + $1.count }
        guard !waiting.isEmpty else {
            return "<h2 id=\"queue-title\">Jobs</h2>\n<p class=\"quiet\">None waits.</p>"
        }
        let more = count - waiting.count
        return """
            <h2 id="queue-title">Jobs <span class="number">\(Words.number(count))</span></h2>
            <form method="post" action="/cancel"><input type="hidden" name="csrf" value="\(csrf)">
            <ul class="list">\(waiting.map(item))</ul>
            \(more > 0 ? "<p class=\"quiet\">And \(Words.number(more)) more.</p>" : nil)
            <p><button name="all" value="1">Cancel all</button></p>
            </form>
            """
    }

    private func item(_ job: JobList.Entry) -> HTML {
        let name = Words.name(job.source)
        let state = job.state == "running" ? "under way" : job.state == "retryable" ? "will be tried again" : "waits"
        return """
            <li><div><p class="name">\(name)</p><p class="quiet">job \(Int(job.id)), \(state)\
            \(job.reason.map { ": \($0)" } ?? "")</p></div>\
            <button name="job" value="\(Int(job.id))" aria-label="Cancel job \(Int(job.id)), \(name)">Cancel</button></li>
            """
    }
}
