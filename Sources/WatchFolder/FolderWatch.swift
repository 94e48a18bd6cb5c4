import Dispatch
import Glibc

/// Watches folders by inotify, each without those in it, and says what happens in them.
///
/// Events are hints at where to look, never the truth: they may come twice, late, or not at all. Who adds a folder must
/// look at what is in it afterwards, since what happened before was not seen. While nothing happens, nothing runs.
public final class FolderWatch: Sendable {
    /// What happens, in the order in which the kernel saw it; ends with `close`.
    public let events: AsyncStream<WatchEvent>

    private let descriptor: Int32
    // Sources may be cancelled from any thread, which their type does not say.
    private nonisolated(unsafe) let source: any DispatchSourceRead
    private let continuation: AsyncStream<WatchEvent>.Continuation
    private let watches: Watches

    private static let mask =
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF
        | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK

    /// Makes a watch that watches nothing yet.
    ///
    /// - Throws: `WatchRefusal.system` where the user has as many instances as `fs.inotify.max_user_instances` allows.
    public init() throws(WatchRefusal) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw .system(code: errno) }
        (events, continuation) = AsyncStream.makeStream()
        watches = Watches()
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
        let (reader, continuation) = (EventReader(descriptor: descriptor, watches: watches), continuation)
        let descriptor = descriptor
        source.setEventHandler { reader.read { continuation.yield($0) } }
        source.setCancelHandler { Glibc.close(descriptor) }
        source.activate()
    }

    deinit { close() }

    /// Ends the watch and its events.
    public func close() {
        source.cancel()
        continuation.finish()
    }

    /// Watches these folders and no others; paths are absolute.
    ///
    /// - Returns: The folders that were not watched before, and those that cannot be. What is not there is neither.
    public func watch(_ folders: Set<String>) -> (added: Set<String>, refused: [String: WatchRefusal]) {
        for number in watches.keep(only: folders) { inotify_rm_watch(descriptor, number) }
        var (added, refused): (Set<String>, [String: WatchRefusal]) = ([], [:])
        for path in watches.missing(of: folders) {
            do throws(WatchRefusal) {
                guard let number = try add(path) else { continue }
                watches.remember(path, as: number)
                added.insert(path)
            } catch {
                refused[path] = error
            }
        }
        return (added, refused)
    }

    /// The kernel's number for a folder; nil where there is none at the path.
    private func add(_ path: String) throws(WatchRefusal) -> Int32? {
        if let name = NetworkFileSystem.name(at: path) { throw .network(fileSystem: name) }
        let number = inotify_add_watch(descriptor, path, UInt32(Self.mask))
        if number >= 0 { return number }
        switch errno {
        case ENOENT, ENOTDIR: return nil
        case ENOSPC: throw .tooMany
        case let code: throw .system(code: code)
        }
    }
}
