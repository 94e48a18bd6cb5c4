import Service

extension CheckReport {
    /// So many findings of a rule are shown unless all are asked for.
    private static let most = 20

    /// The findings as people read them, grouped by rule.
    func text(all: Bool) -> String {
        let rules = Dictionary(grouping: findings, by: \.rule)
        let groups = CheckRule.allCases.compactMap { rule in
            rules[rule].map { group(rule, $0, limit: all ? $0.count : Self.most) }
        }
        let last = projected.bytes > 0 ? "\(projected.text)\n\(total)" : total
        return (groups + [last]).joined(separator: "\n\n")
    }

    /// What was looked at and what was found, in one line.
    var total: String {
        let seen = [
            Wording.count(posts, "post"), Wording.count(sources, "picture"), Wording.count(variants, "variant"),
        ]
        let found = [errors > 0 ? Wording.count(errors, "error") : nil, warnings > 0 ? warned : nil].compactMap(\.self)
        return seen.joined(separator: ", ") + ": " + (found.isEmpty ? "all is well" : found.joined(separator: ", "))
    }

    private var warned: String { Wording.count(warnings, "warning") }

    private func group(_ rule: CheckRule, _ findings: [CheckFinding], limit: Int) -> String {
        var lines = ["\(rule.rawValue): \(Wording.count(findings.count, rule.isError ? "error" : "warning"))"]
        lines += findings.prefix(limit).map { "  \($0.place): \($0.message)" }
        if findings.count > limit { lines.append("  and \(findings.count - limit) more; --all lists them") }
        return lines.joined(separator: "\n")
    }
}
