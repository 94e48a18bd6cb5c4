import FileStamps

extension OpenFiles {
    /// What files that may grow were like, and since when, by a clock that nobody sets.
    struct Looks: Sendable, Hashable {
        private var seen: [String: Look] = [:]

        private struct Look: Hashable {
            var stamp: FileStamp
            var since: ContinuousClock.Instant
        }

        /// Notes what files are like now, by absolute path, and forgets all others.
        mutating func note(_ stamps: [String: FileStamp], at now: ContinuousClock.Instant = .now) {
            let before = seen
            seen = stamps.reduce(into: [:]) { seen, file in
                let known = before[file.key].flatMap { $0.stamp == file.value ? $0 : nil }
                seen[file.key] = known ?? Look(stamp: file.value, since: now)
            }
        }

        /// Notes what the files at absolute paths are like now, and forgets all others; blocks.
        mutating func note(_ paths: [String]) {
            note(Dictionary(paths.compactMap { path in FileStamp(path: path).map { (path, $0) } }) { $1 })
        }

        /// Whether a file has been what it is for so long.
        func wereSame(_ path: String, _ stamp: FileStamp, for rest: Duration) -> Bool {
            seen[path].map { $0.stamp == stamp && $0.since.duration(to: .now) >= rest } ?? false
        }
    }
}
