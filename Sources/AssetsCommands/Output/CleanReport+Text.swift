import Foundation
import Service

extension CleanReport {
    /// The report as people read it: one line for each action, and for a dry run the files behind them.
    var text: String {
        let lines = applied ? actions : [headline] + examples
        return (lines + foreignLines).joined(separator: "\n")
    }

    /// So many names are shown.
    private static let shown = 10

    private var headline: String {
        let found = "\(folder): \(Wording.count(published.files, "file")), \(Wording.bytes(published.bytes))"
        if orphans.isEmpty { return refusal == nil ? "\(found); every one is called for" : found }
        let dates = orphans.compactMap(\.since).min().map { " since \(Self.day($0)) or later" } ?? ""
        let calls = "\(found); nothing calls for \(orphans.count) of them, \(Self.size(of: orphans))\(dates)"
        return calls + "\n'assets clean --apply' would remove \(Self.words(due)), mark \(marked) for the first time, "
            + "and leave \(Self.words(waiting)) in the grace of \(grace)"
    }

    private var examples: [String] {
        guard !orphans.isEmpty else { return [] }
        var table = Table(.left, .right, .left)
        for orphan in orphans.prefix(Self.shown) {
            let since = orphan.since.map { "since \(Self.day($0))" } ?? "new"
            table.add("  \(orphan.name)", Wording.bytes(orphan.bytes), since + (orphan.isDue ? ", to be removed" : ""))
        }
        return [table.text] + Self.rest(orphans.count).map { "  \($0)" }
    }

    private var actions: [String] {
        var lines: [String] = []
        if wantedAgain > 0 { lines.append("unmarked  \(Wording.count(wantedAgain, "file")), called for again") }
        if marked > 0 { lines.append("marked    \(Wording.count(marked, "file")); the grace is \(grace)") }
        if removed.files > 0 { lines.append("removed   \(Self.words(removed))") }
        if waiting.files > 0 { lines.append("waiting   \(Self.words(waiting))") }
        if orphans.isEmpty, refusal == nil { lines.append("nothing to remove: every file in \(folder) is called for") }
        return lines
    }

    private var foreignLines: [String] {
        guard !foreign.isEmpty else { return [] }
        let names = foreign.prefix(Self.shown).joined(separator: ", ")
        let rest = Self.rest(foreign.count).map { ", \($0)" }.joined()
        return ["left alone, not from assets: \(Wording.count(foreign.count, "file")): \(names)\(rest)"]
    }

    /// What is said of those that are not shown; nothing where all are.
    private static func rest(_ count: Int) -> [String] {
        count > shown ? ["and \(count - shown) more; --json lists all"] : []
    }

    private static func size(of orphans: [Orphan]) -> String { Wording.bytes(orphans.reduce(0) { $0 + $1.bytes }) }

    private static func words(_ total: Total) -> String {
        total.files == 0 ? "none" : "\(Wording.count(total.files, "file")) (\(Wording.bytes(total.bytes)))"
    }

    private static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
}
