import Foundation
import Service

/// What a page shows of a site at one moment.
struct Look: Sendable {
    /// What the watcher does and knows.
    var status: SiteStatus
    /// The newest pictures, or, before the first run has ended, those that were made last.
    var gallery: [SitePicture]
    /// The failed sources that the catalog knows, by path; only those can be tried again.
    var known: Set<String>

    /// The most pictures of a gallery.
    fileprivate static let pictures = 24
    /// The most failures that are shown.
    static let failures = 50

    /// The name of the site.
    var name: String { Words.name(status.site) }

    /// One sentence that says how things stand; it changes only with that.
    var sentence: String {
        switch status.phase {
        case .starting where status.run == nil: return "New files are left alone until they are whole."
        case .starting, .running:
            return status.run?.stage == .making ? "Variants are being made." : "Looking for changes."
        case .failing: return "Runs fail; they are tried again and again."
        case .waiting:
            guard !status.failures.isEmpty else { return "All is done. Waiting for changes." }
            return "Done, but for \(Words.count(status.failures.count, "picture")). Waiting for changes."
        }
    }

    /// The word for the phase.
    var phase: String {
        switch status.phase {
        case .starting where status.run == nil: "Starting"
        case .starting, .running: "Running"
        case .waiting: status.failures.isEmpty ? "All done" : "Needs you"
        case .failing: "Failing"
        }
    }
}

extension Look {
    /// Looks at a site.
    init(_ watch: SiteWatch) async throws {
        status = await watch.status()
        let pictures = try await watch.pictures()
        let newest = status.summary?.newest.prefix(Self.pictures) ?? []
        gallery =
            newest.isEmpty
            ? try await pictures.lastMade(Self.pictures) : try await pictures.pictures(at: Array(newest))
        let failed = status.failures.prefix(Self.failures).map(\.source)
        known = Set(failed.isEmpty ? [] : try await pictures.pictures(at: failed).map(\.path))
    }
}
