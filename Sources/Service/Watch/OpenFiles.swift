import FileStamps
import Glibc

/// What is known of files that others may be writing just now.
struct OpenFiles: Sendable, Hashable {
    /// The absolute paths of files that somebody writes.
    var writing: Set<String> = []
    /// The absolute paths of files that were seen to become whole.
    var whole: Set<String> = []
    /// For how long a file of which nothing was seen must not have changed to be taken for whole.
    var rest: Duration = .zero
    /// What the passes before saw of files that might have grown.
    var looks = Looks()

    /// From this age on a file is whole by the clocks alone: that of a file server may be before or behind by less.
    private static let trust = Duration.seconds(60)

    /// Whether a file is to be left alone for now.
    ///
    /// - Parameters:
    ///   - path: The absolute path.
    ///   - stamp: What the file system says of it; nil where there is no file.
    ///   - now: The time in nanoseconds since 1970.
    func mayGrow(_ path: String, _ stamp: FileStamp?, now: Int64 = FileStamp.now) -> Bool {
        // Events name a file as it stands in the folders that are watched, whatever links lead to it.
        let names = Set([path] + [realPath(path)].compactMap(\.self))
        if !writing.isDisjoint(with: names) { return true }
        guard rest > .zero, let stamp, whole.isDisjoint(with: names) else { return false }
        // The time of the last change, since copies keep the time of the last write; one in the future says nothing.
        let (age, isOver) = now.subtractingReportingOverflow(stamp.changed)
        if !isOver, .nanoseconds(age) >= max(Self.trust, rest) { return false }
        return !looks.wereSame(path, stamp, for: rest)
    }

    private func realPath(_ path: String) -> String? {
        guard !(writing.isEmpty && whole.isEmpty), let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(validatingCString: real)
    }
}
