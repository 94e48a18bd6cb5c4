import Service

extension RunSummary {
    /// The summary as people read it after a run.
    func text(dryRun: Bool) -> String {
        var lines = [headline(dryRun: dryRun)]
        if !formats.isEmpty { lines += ["", table] }
        if !planned.isEmpty { lines += ["", dryRun ? "to make:" : "left for the next run:", plan] }
        if dryRun || cut > 0 { lines += ["", projected.text] }
        if cut > 0 {
            lines.append("\(Wording.count(cut, "older picture")) with fewer variants, to keep within limits.published")
        }
        if withheld > 0 {
            lines += [
                "", "\(Wording.count(withheld, "variant")) not published: a later format does as well in fewer bytes",
            ]
        }
        if belowTarget > 0 {
            lines += [
                "", "\(Wording.count(belowTarget, "variant")) below the quality target, at the best of the format",
            ]
        }
        if !copies.isEmpty {
            let shown = copies.prefix(5).map { "\($0.source) is a copy of \($0.original)" }
            let rest = copies.count > 5 ? ["and \(copies.count - 5) more; --json lists them all"] : []
            lines += [""] + shown + rest
        }
        if !leftAlone.isEmpty { lines += [""] + shownAsTheyAre }
        return lines.joined(separator: "\n")
    }

    /// What the run did, in one line.
    func headline(dryRun: Bool) -> String {
        let found = "\(Wording.count(posts, "post")), \(Wording.count(sources, "picture"))"
        if dryRun { return "\(found): \(Wording.count(missing, "variant")) to make, \(variants) up to date\(failed)" }
        let rest = (missing > 0 ? ", \(missing) missing" : "") + failed
        let time = Wording.time(seconds)
        return "\(found): \(Wording.count(made, "variant")) made, \(kept) up to date\(rest), in \(time)"
    }

    private var failed: String {
        let quarantined = failures.count(where: \.isQuarantined)
        let others = failures.count - quarantined
        return (others > 0 ? ", \(Wording.count(others, "picture")) with an error" : "")
            + (quarantined > 0 ? ", \(Wording.count(quarantined, "picture")) in quarantine" : "")
    }

    /// Sources without variants, five for each reason, since a limit or a day may hold for thousands.
    private var shownAsTheyAre: [String] {
        let reasons = Dictionary(grouping: leftAlone, by: \.reason).sorted { $0.key < $1.key }
        return reasons.flatMap { reason, sources in
            let shown = sources.prefix(5).map { "shown as it is: \($0.message)" }
            return shown + (sources.count > 5 ? ["and \(sources.count - 5) more: \(reason)"] : [])
        }
    }

    private var plan: String {
        var table = Table(.left)
        for format in planned {
            let time = "about \(Wording.time(format.cpu)) of CPU time"
            table.add("  \(format.format)", Wording.count(format.variants, "variant"), time)
        }
        return table.text
    }

    private var table: String {
        var table = Table(.left)
        table.add("", "files", "bytes", "full size", "")
        table.add(
            "before",
            "\(renderedSources)",
            Wording.bytes(renderedSourceBytes),
            Wording.bytes(renderedSourceBytes)
        )
        for format in formats {
            table.add(
                format.format,
                "\(format.files)",
                Wording.bytes(format.bytes),
                Wording.bytes(format.largest),
                Wording.change(from: format.sources, to: format.largest)
            )
        }
        return table.text
    }
}
