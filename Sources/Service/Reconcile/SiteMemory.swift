import FileStamps
import Foundation
import Glibc
import Presets
import Site
import Store

extension Project {
    /// What the last run saw.
    var memory: SiteMemory { SiteMemory(layout: layout, opened: opened, durability: configuration.durability) }
}

/// What the last run saw, so that the next one can tell that nothing has changed without doing it all again.
///
/// It holds for posts, sources, configuration, the programs and libraries that would make variants, and every published
/// file; an edit of any of them, or a new file beside them, makes the next run look at everything again.
struct SiteMemory: Sendable {
    let layout: ProjectLayout
    /// The time before anything of the site was read, in nanoseconds since 1970.
    let opened: Int64
    /// Whether what it keeps is flushed.
    let durability: Durability

    /// What a run that changes nothing says.
    struct Verdict: Codable, Sendable {
        var summary: RunSummary
        var notices: [String]
    }

    /// What the last run said, where another one would say the same; blocks.
    func verdict() -> Verdict? {
        guard let file = StampIndexFile(path: layout.index), file.context == context else { return nil }
        let verdict = file.verdict
        guard !verdict.isEmpty, file.holds(in: layout.root) else { return nil }
        return try? JSONDecoder().decode(Verdict.self, from: Data(verdict))
    }

    /// What the last run said, where all that changed since are files in which posts, read anew, say what they said; blocks.
    func verdict(of scan: SiteScan) -> Verdict? {
        guard let file = StampIndexFile(path: layout.index), file.context == context else { return nil }
        let verdict = file.verdict
        guard !verdict.isEmpty, file.outcome == scan.outcome, file.holds(in: layout.root, readAnew: true) else {
            return nil
        }
        var index = file.withoutEntries()
        remember(scan, in: &index)
        _ = try? AtomicFile.write(index.encoded(), to: layout.index, durability: durability)
        return try? JSONDecoder().decode(Verdict.self, from: Data(verdict))
    }

    /// What earlier runs read in posts; blocks.
    func notes() -> ScanMemory { StampIndexFile(path: layout.index)?.notes() ?? [:] }

    /// The absolute paths of the site's folders in which a change may call for another run; blocks.
    func folders() -> Set<String> {
        let seen = StampIndexFile(path: layout.index)?.folders() ?? []
        let relative = seen.filter { !$0.hasPrefix("/") }.union(["", layout.output])
        return Set(relative.map { $0.isEmpty || $0 == "." ? layout.root : layout.path($0) })
    }

    /// Keeps what a run saw; blocks.
    ///
    /// - Parameters:
    ///   - survey: The posts and the sources.
    ///   - published: The variants that were wanted and exist.
    ///   - libraries: The paths of the libraries that read and write pictures.
    ///   - verdict: What the run said; nil where it did not come to its end.
    func keep(
        _ survey: SourceSurvey,
        published: some Sequence<(name: String, bytes: Int)>,
        libraries: [String],
        verdict: Verdict?
    ) throws {
        var index = StampIndex()
        index.context = context
        let ledger = (name: Store.ledgerName, bytes: Store(folder: layout.variants).ledgerLength)
        index.lengths = (Array(published) + (ledger.bytes > 0 ? [ledger] : [])).map {
            StampIndex.Length(path: "\(layout.output)/\($0.name)", bytes: $0.bytes)
        }
        remember(survey.scan, in: &index)
        // Of pictures those stamps count under which they were read.
        let read = Dictionary(survey.sources.map { ($0.reference.path, $0.stamp) }, uniquingKeysWith: { $1 })
        let others =
            survey.scan.sources.map(\.path) + Self.machinery(libraries)
            + [ProjectLayout.configurationName].filter { access(layout.path($0), F_OK) == 0 }
        index.inputs = others.compactMap { path in
            read[path].map { StampIndex.Entry(path: path, stamp: $0) } ?? entry(path)
        }
        let isWhole = index.inputs.count == others.count && index.inputs.allSatisfy { isSettled($0.stamp) }
        if isWhole, let verdict, let manifest = settledManifest() {
            index.inputs.append(manifest)
            index.verdict = Array(try JSONEncoder().encode(verdict))
        }
        // Without it the next run looks at everything again, and that is all.
        _ = try? AtomicFile.write(index.encoded(), to: layout.index, durability: durability)
    }

    private func remember(_ scan: SiteScan, in index: inout StampIndex) {
        index.outcome = scan.outcome
        index.absent = scan.trail.absent
        // What changed while it was read may be something else by now, and is read again.
        index.entries = scan.trail.entries.map {
            isSettled($0.stamp) ? $0 : StampIndex.Entry(path: $0.path, stamp: .none)
        }
    }

    /// Forgets what the last run saw, so that the next one looks at everything; blocks.
    func forget() { unlink(layout.index) }

    /// Whether a file did not change after this run began to read.
    private func isSettled(_ stamp: FileStamp) -> Bool { !stamp.isRacy(recorded: opened) }

    private func entry(_ path: String) -> StampIndex.Entry? {
        let absolute = path.hasPrefix("/") ? path : layout.path(path)
        return FileStamp(path: absolute).map { StampIndex.Entry(path: path, stamp: $0) }
    }

    /// The manifest, which this very run may have written: waits until a later write would show.
    private func settledManifest() -> StampIndex.Entry? {
        for _ in 0..<10 {
            guard let entry = entry(layout.manifest) else { return nil }
            if !entry.stamp.isRacy(recorded: FileStamp.now) { return entry }
            usleep(10_000)
        }
        return nil
    }

    /// The program, the libraries, and the folders in which others of them may appear.
    private static func machinery(_ libraries: [String]) -> [String] {
        let folders = Set(libraries.map { $0.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } })
        // The program by the kernel's own name, which leads to it also after it was replaced.
        return ["/proc/self/exe"] + libraries + folders.sorted()
    }

    /// Who looks, whether there is a configuration, and the variables that decide which libraries are loaded and what they do.
    private var context: String {
        let variables = ProcessInfo.processInfo.environment.filter { name, _ in
            name.hasPrefix("LD_") || name.hasPrefix("VIPS") || name.hasPrefix("LIBHEIF")
        }
        let configuration = access(layout.path(ProjectLayout.configurationName), F_OK) == 0 ? "configured" : "default"
        return (["\(geteuid()) \(getegid())", configuration] + variables.map { "\($0.key)=\($0.value)" }.sorted())
            .joined(separator: "\n")
    }
}
