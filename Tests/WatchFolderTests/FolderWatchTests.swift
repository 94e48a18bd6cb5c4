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
        let end = folder.path("end")
        try #require(mkdir(end, 0o755) == 0)
        var seen: [WatchEvent] = []
        for await event in watch.events {
            if event == .changed(end) { break }
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
        #expect(seen.last == .changed(path))
        #expect(seen.contains(.writing(path)))
    }

    @Test("tells of files that are renamed, linked, deleted, and of their rights")
    func renamed() async throws {
        let (old, new) = (folder.path("old.txt"), folder.path("new.txt"))
        #expect(try await events { rename(old, new) } == [.changed(old), .changed(new)])
        #expect(try await FolderWatchTests().linked())
        #expect(try await FolderWatchTests().deleted())
    }

    private func linked() async throws -> Bool {
        let (old, new) = (folder.path("old.txt"), folder.path("new.txt"))
        let seen = try await events { link(old, new) }
        // Linking changes the facts of what is linked, too.
        return seen.contains(.changed(new)) && !seen.contains(.writing(new))
    }

    private func deleted() async throws -> Bool {
        let old = folder.path("old.txt")
        let seen = try await events {
            chmod(old, 0o600)
            unlink(old)
        }
        return seen == [.changed(old), .changed(old)]
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
        repeat { last = await iterator.next() } while last == .changed(inner)
        #expect(last == .changed("\(inner)/seen"))
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

    @Test("tells when the kernel forgot something, after all that it remembered")
    func overflow() throws {
        let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
        let most = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
        let (descriptor, watches) = (inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)), Watches())
        defer { close(descriptor) }
        watches.remember(folder.path, as: inotify_add_watch(descriptor, folder.path, UInt32(IN_MOVED_TO)))
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
