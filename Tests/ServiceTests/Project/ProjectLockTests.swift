import Foundation
import TestSupport
import Testing

@testable import Service

@Suite("The lock of a project")
struct ProjectLockTests {
    private let site: TemporaryFolder
    private let path: String

    init() throws {
        site = try TemporaryFolder(["_config.yml": "", ".assets/.keep": ""])
        path = ProjectLayout.lock(of: site.path)
    }

    @Test("has one holder, and is free again when that one lets go")
    func holders() throws {
        var first = try ProjectLock.take(path)
        #expect(first != nil)
        #expect(try ProjectLock.take(path) == nil)
        first = nil
        #expect(try ProjectLock.take(path) != nil)
    }

    @Test("is a new one when the folder of state was deleted under its holder")
    func deleted() throws {
        let first = try ProjectLock.take(path)
        try FileManager.default.removeItem(atPath: path)
        let second = try ProjectLock.take(path)
        #expect(first != nil && second != nil)
        #expect(try ProjectLock.take(path) == nil)
    }

    @Test("is got by who waits for it, once it is free")
    func wait() async throws {
        var first = try ProjectLock.take(path)
        let (announced, continuation) = AsyncStream<Void>.makeStream()
        let root = site.path
        let second = Task {
            try await Project.open(root, contention: .wait { continuation.yield() })
        }
        for await _ in announced { break }
        #expect(first != nil)
        first = nil
        let project = try await second.value
        #expect(try ProjectLock.take(path) == nil)
        withExtendedLifetime(project) {}
    }

    @Test("a second opening of a project that may not wait is an error that names the site")
    func contention() async throws {
        let project = try await Project.open(site.path, contention: .fail)
        let error = await #expect(throws: ProjectError.self) {
            try await Project.open(site.path, contention: .fail)
        }
        #expect(error?.description.contains(site.path) == true)
        withExtendedLifetime(project) {}
    }

    @Test("a folder in the place of its file is an error that names it")
    func unusable() throws {
        try site.write("", to: ".assets/lock/file")
        let error = #expect(throws: ProjectError.self) { try ProjectLock.take(path) }
        #expect(error?.description.hasPrefix(path) == true)
    }
}
