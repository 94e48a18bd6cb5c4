import Foundation
import Glibc
import TestSupport
import Testing

@testable import WatchFolder

@Suite("A watch")
struct FolderWatchTests {
    private let folder: TemporaryFolder
    private let watch: FolderWatch

    init() throws {
        folder = try TemporaryFolder(["old.txt": "old"])
        watch = try FolderWatch()
        #expect(watch.watch([folder.path]).added == [folder.path])
    }

    /// What is said up to and with an event about a file that is made last.
    private func events(_ body: () throws -> Void) async throws -> [WatchEvent] {
        try body()
        let end = folder.path("end-\(UUID())")
        try #require(mkdir(end, 0o755) == 0)
        var seen: [WatchEvent] = []
        for await event in watch.events {
            if event == .finished(end) { break }
            seen.append(event)
        }
        return seen
    }

    @Test("tells when a file that is written is whole")
    func written() async throws {
        let path = folder.path("new.txt")
        let seen = try await events {
            let file = open(path, O_WRONLY | O_CREAT, 0o644)
            for _ in 0..<3 { #expect(write(file, "text", 4) == 4) }
            close(file)
        }
        #expect(seen.last == .finished(path))
        #expect(seen.contains(.writing(path)))
    }

    @Test("tells of files that are renamed, linked, deleted, and of their rights")
    func renamed() async throws {
        let (old, new) = (folder.path("old.txt"), folder.path("new.txt"))
        let seen = try await events { rename(old, new) }
        guard case .left(old, let move?) = seen.first else {
            Issue.record("\(seen)")
            return
        }
        #expect(seen == [.left(old, move: move), .arrived(new, move: move)])
        #expect(try await FolderWatchTests().linked())
        #expect(try await FolderWatchTests().deleted())
    }

    private func linked() async throws -> Bool {
        let (old, new) = (folder.path("old.txt"), folder.path("new.txt"))
        let seen = try await events { link(old, new) }
        // Linking changes the facts of what is linked, too.
        return seen.contains(.finished(new)) && !seen.contains(.writing(new))
    }

    private func deleted() async throws -> Bool {
        let old = folder.path("old.txt")
        let seen = try await events {
            chmod(old, 0o600)
            unlink(old)
        }
        return seen == [.touched(old), .left(old, move: nil)]
    }

    @Test("watches folders that are added and no longer those that are left out")
    func others() async throws {
        let inner = folder.path("inner")
        try #require(mkdir(inner, 0o755) == 0)
        #expect(watch.watch([inner, folder.path("missing")]).added == [inner])
        #expect(watch.watch([inner]).added.isEmpty)
        try "text".write(toFile: folder.path("unseen.txt"), atomically: false, encoding: .utf8)
        try #require(mkdir("\(inner)/seen", 0o755) == 0)
        var iterator = watch.events.makeAsyncIterator()
        var last: WatchEvent?
        repeat { last = await iterator.next() } while [.finished(inner), .unwatched(folder.path)].contains(last)
        #expect(last == .finished("\(inner)/seen"))
    }

    @Test("tells when a folder goes, and can watch it again")
    func gone() async throws {
        let (inner, other) = (folder.path("inner"), folder.path("other"))
        try #require(mkdir(inner, 0o755) == 0)
        _ = watch.watch([folder.path, inner])
        let seen = try await events {
            rename(inner, other)
            mkdir(inner, 0o755)
        }
        #expect(seen.contains(.gone(inner)))
        #expect(watch.watch([folder.path, inner]).added == [inner])
    }

    @Test("watches anew what takes the place of folders whose parent was moved away")
    func parentMoved() async throws {
        let (parent, other) = (folder.path("parent"), folder.path("other"))
        let inner = parent + "/inner"
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        _ = watch.watch([folder.path, parent, inner])
        let seen = try await events {
            rename(parent, other)
            try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        }
        #expect(seen.contains(.gone(parent)))
        #expect(watch.watch([folder.path, parent, inner]).added == [parent, inner])
    }

    @Test("watches what took a folder's place without an event that told of it")
    func replaced() throws {
        let (inner, watches) = (folder.path("inner"), Set([folder.path, folder.path("inner")]))
        try #require(mkdir(inner, 0o755) == 0)
        #expect(watch.watch(watches).added == [inner])
        // As long as it is open the kernel does not tell that it is gone.
        let held = open(inner, O_RDONLY)
        defer { close(held) }
        try #require(rmdir(inner) == 0 && mkdir(inner, 0o755) == 0)
        #expect(watch.watch(watches).added == [inner])
        #expect(watch.watch(watches).added.isEmpty)
        try #require(rmdir(inner) == 0)
        #expect(watch.watch(watches).added.isEmpty)
    }

    @Test("watches what a link leads to since it was turned")
    func turned() async throws {
        let (link, one, two) = (folder.path("link"), folder.path("one"), folder.path("two"))
        for path in [one, two] { try #require(mkdir(path, 0o755) == 0) }
        try #require(symlink(one, link) == 0)
        #expect(watch.watch([folder.path, link]).added == [link])
        try #require(unlink(link) == 0 && symlink(two, link) == 0)
        #expect(watch.watch([folder.path, link]).added == [link])
        let seen = try await events {
            mkdir(one + "/unseen", 0o755)
            mkdir(two + "/seen", 0o755)
        }
        #expect(seen.contains(.finished(link + "/seen")))
        #expect(!seen.contains(.finished(link + "/unseen")))
    }

    @Test("takes back what was said of a folder that is no longer watched")
    func unwatched() async throws {
        let inner = folder.path("inner")
        try #require(mkdir(inner, 0o755) == 0)
        _ = watch.watch([folder.path, inner])
        let seen = try await events { _ = watch.watch([folder.path]) }
        #expect(seen.contains(.unwatched(inner)))
    }

    @Test("tells when a folder or link on the way to a path is replaced, and nothing else of it")
    func steps() async throws {
        let (above, link) = (folder.path("above"), folder.path("link"))
        let root = above + "/site"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try #require(symlink("above/site", link) == 0)
        let folders: Set<String> = [folder.path, root]
        #expect(watch.watch(folders, along: link).added.isSuperset(of: [above, link, root]))
        #expect(watch.watch(folders, along: link).added.isEmpty)
        let (next, other) = (folder.path("next"), folder.path("other"))
        let turned = try await events {
            mkdir(above + "/unseen", 0o755)
            symlink("other", next)
            rename(next, link)
        }
        #expect(turned.contains(.gone(link)))
        #expect(!turned.contains(.finished(above + "/unseen")))
        _ = watch.watch(folders, along: root)
        #expect(try await events { rename(above, other) }.contains(.gone(above)))
    }

    @Test("tells of an overflow where nobody reads its events")
    func unread() async throws {
        let queue = EventQueue(capacity: 4)
        for number in 0..<100 { queue.add(.finished("/\(number)")) }
        queue.finish()
        var seen: [WatchEvent] = []
        for await event in queue.events { seen.append(event) }
        #expect(seen.count == 4)
        #expect(seen.last == .overflow)
    }

    @Test("tells when the kernel forgot something, after all that it remembered")
    func overflow() throws {
        let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
        let most = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
        let (descriptor, watches) = (inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)), Watches())
        defer { close(descriptor) }
        _ = watches.update(folder.path) { inotify_add_watch(descriptor, folder.path, UInt32(IN_MOVED_TO)) }
        let (one, two) = (folder.path("old.txt"), folder.path("new.txt"))
        for _ in 0...most / 2 {
            rename(one, two)
            rename(two, one)
        }
        var seen: [WatchEvent] = []
        EventReader(descriptor: descriptor, watches: watches).read { seen.append($0) }
        #expect(seen.count == most + 1)
        #expect(seen.last == .overflow)
    }

    @Test("ends its events when it is closed")
    func closed() async {
        watch.close()
        for await _ in watch.events {}
    }
}
