import Service

extension RunSummary {
    /// The summary as people read it after a run.
    func text(dryRun: Bool) -> String {
        var lines = [headline(dryRun: dryRun)]
        if !formats.isEmpty { lines += ["", table] }
        if belowTarget > 0 {
            lines += [
                "", "\(Wording.count(belowTarget, "variant")) below the quality target, at the best of the format",
            ]
        }
        if !leftAlone.isEmpty { lines += [""] + leftAlone.map { "shown as it is: \($0.message)" } }
        return lines.joined(separator: "\n")
    }

    private func headline(dryRun: Bool) -> String {
        let found = "\(Wording.count(posts, "post")), \(Wording.count(sources, "picture"))"
        if dryRun { return "\(found): \(Wording.count(missing, "variant")) to make, \(variants) up to date\(failed)" }
        let rest = (missing > 0 ? ", \(missing) missing" : "") + failed
        let time = Wording.time(seconds)
        return "\(found): \(Wording.count(made, "variant")) made, \(variants - made) up to date\(rest), in \(time)"
    }

    private var failed: String {
        failures.isEmpty ? "" : ", \(Wording.count(failures.count, "picture")) with an error"
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
