import Foundation
import TestSupport

/// Tells when something comes into a folder; the kernel says so, nothing is polled.
final class FolderWatch {
    private let folder: String
    private let descriptor: Int32

    /// What can happen in a folder.
    enum Event {
        /// Something is renamed into it.
        case arrival
        /// Something is made in it or renamed into it.
        case any

        fileprivate var mask: UInt32 {
            switch self {
            case .arrival: UInt32(IN_MOVED_TO)
            case .any: UInt32(IN_CREATE | IN_MOVED_TO)
            }
        }
    }

    /// Watches a folder that exists from now on.
    init(_ folder: String, for event: Event = .arrival) throws {
        self.folder = folder
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard inotify_add_watch(descriptor, folder, event.mask) >= 0 else { throw CocoaError(.fileReadUnknown) }
    }

    deinit { close(descriptor) }

    /// Blocks until something happened since the last call.
    ///
    /// - Returns: false where the process ended and nothing has happened.
    func next(orEndOf process: Running) -> Bool {
        let end = process.endDescriptor()
        defer { close(end) }
        // A process that has been reaped has no descriptor, and nothing to wait for.
        var requests = [descriptor, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while end >= 0, poll(&requests, 2, -1) < 0, errno == EINTR {}
        return drain()
    }

    /// Blocks until the folder holds so many files.
    ///
    /// - Returns: false where the process ended before.
    func wait(forFiles count: Int, of process: Running) -> Bool {
        // The watch is older than the list, so whatever is missing from the list will be told.
        while files < count {
            guard next(orEndOf: process) else { return false }
        }
        return true
    }

    private var files: Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.count
    }

    /// Takes all events off the queue.
    ///
    /// - Returns: Whether there were any.
    private func drain() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var any = false
        while read(descriptor, &buffer, buffer.count) > 0 { any = true }
        return any
    }
}

extension Running {
    /// The processes that this one started.
    var children: [Int32] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(identifier)/task")) ?? []
        let lists = threads.map { "/proc/\(identifier)/task/\($0)/children" }
        let text = lists.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }.joined(separator: " ")
        return Set(text.split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }).sorted()
    }

    /// Kills some of the processes that this one started.
    ///
    /// - Returns: How many.
    func killChildren(limit: Int) -> Int {
        children.prefix(limit).reduce(0) { $0 + (kill($1, SIGKILL) == 0 ? 1 : 0) }
    }

    /// A descriptor that can be read once the process has ended; the caller closes it. -1 where it is gone already.
    ///
    /// `pidfd_open` is looked up by name because glibc's header of it is in no module.
    fileprivate func endDescriptor() -> Int32 {
        guard let symbol = dlsym(nil, "pidfd_open") else { return -1 }
        return unsafeBitCast(symbol, to: (@convention(c) (pid_t, UInt32) -> Int32).self)(identifier, 0)
    }
}
