import Catalog
import Foundation

/// Which published files nothing calls for any more.
struct CleanPlan: Sendable {
    /// The variants that are published, and their length in bytes.
    var published = CleanReport.Total()
    /// Those that nothing calls for, sorted by name.
    var orphans: [CleanReport.Orphan] = []
    /// Files that are not this program's.
    var foreign: [String] = []
    /// Files that are marked and called for again.
    var wantedAgain: [String] = []
    /// Marked files that are gone, as after a run that was stopped between removing and forgetting them.
    var gone: [String] = []

    /// Compares what is published with what is called for and with the marks of earlier runs.
    init(sizes: [String: Int], called: CalledFor, marks: [String: OrphanRecord]) {
        for (name, bytes) in sizes {
            guard let key = VariantName.key(in: name) else {
                foreign.append(name)
                continue
            }
            published.add(bytes)
            if called.keys.contains(key) || called.names.contains(name) {
                if marks[name] != nil { wantedAgain.append(name) }
            } else {
                orphans.append(CleanReport.Orphan(name: name, bytes: bytes, since: marks[name]?.since))
            }
        }
        for name in marks.keys where sizes[name] == nil {
            // A file that is called for is made again by the next run, which needs what is known of it.
            let isCalledFor = VariantName.key(in: name).map(called.keys.contains) ?? false
            if isCalledFor { wantedAgain.append(name) } else { gone.append(name) }
        }
        orphans.sort { $0.name < $1.name }
        foreign.sort()
    }

    /// Takes files off the list that pages show until the manifest is written anew.
    mutating func spare(_ listed: Set<String>) {
        wantedAgain += orphans.filter { $0.since != nil && listed.contains($0.name) }.map(\.name)
        orphans.removeAll { listed.contains($0.name) }
    }

    /// The marks that are new today.
    func newMarks(on date: Date) -> [OrphanRecord] {
        orphans.filter { $0.since == nil }.map { OrphanRecord(name: $0.name, bytes: $0.bytes, since: date) }
    }
}
