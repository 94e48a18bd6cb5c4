import Foundation
import Presets

/// What `assets clean` found and did.
public struct CleanReport: Sendable, Codable {
    /// A number of files with their length together.
    public struct Total: Sendable, Codable, Hashable {
        /// The number of files.
        public var files = 0
        /// Their length together, in bytes.
        public var bytes = 0

        /// Counts one more file.
        mutating func add(_ bytes: Int) {
            files += 1
            self.bytes += bytes
        }
    }

    /// A published file that nothing calls for any more.
    public struct Orphan: Sendable, Codable, Hashable {
        /// The file name in the folder of variants.
        public var name: String
        /// The length in bytes.
        public var bytes: Int
        /// When it was first found to be one; nil until `--apply` has marked it.
        public var since: Date?
        /// Whether its grace is over.
        public var isDue = false
    }

    /// The folder of variants, relative to the site.
    public var folder: String
    /// The grace period, as `30d`.
    public var grace: String
    /// Whether anything was changed, as with `--apply`.
    public var applied: Bool
    /// The variants that were published before.
    public var published: Total
    /// Those that nothing calls for, sorted by name.
    public var orphans: [Orphan]
    /// The orphans whose grace is over, which `--apply` removes unless there is a refusal.
    public var due = Total()
    /// The orphans that are still in their grace.
    public var waiting = Total()
    /// The orphans that were removed.
    public var removed = Total()
    /// The number of files that were marked for the first time, or would be with `--apply`.
    public var marked: Int
    /// The number of files that lost their mark because they are called for again, or would with `--apply`.
    public var wantedAgain: Int
    /// Files in the folder that are not this program's and are never touched, sorted.
    public var foreign: [String]
    /// Why nothing may be removed without `--force`; nil where nothing stands against it.
    public var refusal: String?

    /// Makes a report of a plan at a time; `since` of what is new is nil unless it is marked.
    init(_ plan: CleanPlan, folder: String, grace: GracePeriod, applied: Bool, now: Date) {
        self.folder = folder
        self.grace = grace.description
        self.applied = applied
        published = plan.published
        foreign = plan.foreign
        marked = plan.orphans.count { $0.since == nil }
        wantedAgain = plan.wantedAgain.count
        // Marks count whole seconds.
        let today = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        orphans = plan.orphans.map { orphan in
            var orphan = orphan
            orphan.isDue = today.timeIntervalSince(orphan.since ?? today) >= Double(grace.seconds)
            if applied { orphan.since = orphan.since ?? today }
            return orphan
        }
        for orphan in orphans {
            if orphan.isDue { due.add(orphan.bytes) } else { waiting.add(orphan.bytes) }
        }
    }
}
