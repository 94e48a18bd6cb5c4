import Dispatch
import Glibc

/// Watches folders by inotify, each without those in it, and says what happens in them.
///
/// Events are hints at where to look, never the truth: they may come twice, late, or not at all. Who adds a folder must
/// look at what is in it afterwards, since what happened before was not seen. While nothing happens, nothing runs.
public final class FolderWatch: Sendable {
    /// What happens, in the order in which the kernel saw it; ends with `close`.
    public var events: AsyncStream<WatchEvent> { queue.events }

    private let descriptor: Int32
    // Sources may be cancelled from any thread, which their type does not say.
    private nonisolated(unsafe) let source: any DispatchSourceRead
    private let queue = EventQueue()
    private let watches = Watches()

    private static let folderMask =
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF
        | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK
    /// A folder that is watched for its own sake, too, goes on telling of all.
    private static let stepMask = IN_DELETE_SELF | IN_MOVE_SELF | IN_DONT_FOLLOW | IN_MASK_ADD

    /// Makes a watch that watches nothing yet.
    ///
    /// - Throws: `WatchRefusal.system` where the user has as many instances as `fs.inotify.max_user_instances` allows.
    public init() throws(WatchRefusal) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw .system(code: errno) }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
        let (reader, queue) = (EventReader(descriptor: descriptor, watches: watches), queue)
        let descriptor = descriptor
        source.setEventHandler { reader.read { queue.add($0) } }
        source.setCancelHandler { Glibc.close(descriptor) }
        source.activate()
    }

    deinit { close() }

    /// Ends the watch and its events.
    public func close() {
        source.cancel()
        queue.finish()
    }

    /// Watches these folders and no others.
    ///
    /// The kernel is asked about every path each time, since another folder may stand there without an event that told
    /// of it: after an overflow, behind a link that was turned, or where something was mounted.
    ///
    /// - Parameters:
    ///   - folders: Absolute paths.
    ///   - path: A path of which each folder and link on the way tells when it is moved, deleted or replaced, and nothing
    ///     else; nil for none. Where the kernel refuses to watch one of them it is left out.
    /// - Returns: The paths at which no folder or another one was watched before, and those that cannot be watched. What is
    ///   not there is neither.
    public func watch(
        _ folders: Set<String>,
        along path: String? = nil
    ) -> (added: Set<String>, refused: [String: WatchRefusal]) {
        let steps = (path.map(PathSteps.to) ?? []).subtracting(folders)
        take(watches.keep(only: folders.union(steps)))
        var (added, refused): (Set<String>, [String: WatchRefusal]) = ([], [:])
        let networks = NetworkFileSystems()
        for path in folders {
            var refusal = networks.name(at: path).map(WatchRefusal.network)
            let isNew = renew(path) { refusal == nil ? number(of: path, &refusal) : nil }
            if isNew { added.insert(path) }
            refused[path] = refusal
        }
        for step in steps {
            let isNew = renew(step) {
                let number = inotify_add_watch(descriptor, step, UInt32(Self.stepMask))
                return number < 0 ? nil : number
            }
            if isNew { added.insert(step) }
        }
        return (added, refused)
    }

    /// Asks the kernel again for the number of a path, and says whether it is another than before.
    private func renew(_ path: String, _ number: () -> Int32?) -> Bool {
        let (isNew, loss) = watches.update(path, number)
        take(loss)
        return isNew
    }

    private func take(_ loss: Watches.Loss) {
        for number in loss.unused { inotify_rm_watch(descriptor, number) }
        for path in loss.paths { queue.add(.unwatched(path)) }
    }

    /// The kernel's number for a folder; nil where there is none at the path, and where it refuses.
    private func number(of path: String, _ refusal: inout WatchRefusal?) -> Int32? {
        let number = inotify_add_watch(descriptor, path, UInt32(Self.folderMask))
        if number >= 0 { return number }
        switch errno {
        case ENOENT, ENOTDIR: break
        case ENOSPC: refusal = .tooMany
        case let code: refusal = .system(code: code)
        }
        return nil
    }
}
