import Foundation
import Presets
import TestSupport
import Testing
import Workers

@testable import Service

@Suite("The inbox")
struct InboxTests {
    private let site: TemporaryFolder

    init() throws {
        site = try TemporaryFolder(["_inbox/.hidden": "", "_inbox/folder/x.jpg": "x"])
    }

    /// One pass, with a worker that ends before this returns.
    private func take(
        _ files: OpenFiles = OpenFiles(),
        memory: Inbox.Memory = .init(),
        worker: String = Program.assets.path
    ) async throws -> Inbox.Pass {
        var configuration = Configuration(presets: [])
        configuration.inbox = "_inbox"
        let crew = Crew(size: 2, launch: WorkerLaunch(executable: worker))
        let inbox = try #require(Inbox(root: site.path, configuration: configuration, crew: crew))
        let result: Result<Inbox.Pass, any Error>
        do { result = .success(try await inbox.take(files, memory: memory) { _ in }) } catch {
            result = .failure(error)
        }
        await crew.dismiss()
        return try result.get()
    }

    private func tree() throws -> [String] { try site.tree().filter { $0.hasPrefix("_inbox/") } }

    private let others = ["_inbox/.hidden", "_inbox/folder", "_inbox/folder/x.jpg"]

    @Test("brings photos in and puts the originals aside, unchanged")
    func photos() async throws {
        for number in 1...3 { try site.write(CameraPhoto.jpeg(number), to: "_inbox/\(number).jpg") }
        let pass = try await take()
        let photos = try pass.outcomes.map { try $0.get() }
        #expect(photos.map(\.file) == ["_inbox/1.jpg", "_inbox/2.jpg", "_inbox/3.jpg"])
        #expect(Set(photos.map(\.image)).count == 3 && photos.allSatisfy(\.isNew))
        #expect(photos.allSatisfy { site.content($0.image) != nil })
        #expect(pass.growing.isEmpty && pass.memory == .init())
        let taken = (1...3).map { "_inbox/taken/\($0).jpg" }
        #expect(try tree() == (others + ["_inbox/taken"] + taken).sorted())
        #expect(try Data(contentsOf: site.url(taken[1])) == CameraPhoto.jpeg(2))
        #expect(try await take().outcomes.isEmpty)
    }

    @Test("gives an original a number where another of its name was taken")
    func clash() async throws {
        try site.write("first", to: "_inbox/taken/a.jpg")
        try site.write("second", to: "_inbox/taken/a-2.jpg")
        try site.write(CameraPhoto.jpeg(), to: "_inbox/a.jpg")
        #expect(try await take().outcomes.count == 1)
        #expect(site.content("_inbox/taken/a.jpg") == "first")
        #expect(site.content("_inbox/taken/a-2.jpg") == "second")
        #expect(try Data(contentsOf: site.url("_inbox/taken/a-3.jpg")) == CameraPhoto.jpeg())
    }

    @Test("leaves what is refused, and says so once until it changes")
    func refused() async throws {
        try site.write("hello", to: "_inbox/a.jpg")
        let first = try await take()
        guard case .failure(let failure)? = first.outcomes.first else {
            Issue.record("\(first)")
            return
        }
        #expect(failure.message.hasPrefix("_inbox/a.jpg: it is plain text, "))
        #expect(try tree() == (others + ["_inbox/a.jpg"]).sorted())
        // A worker that does not start would end the pass.
        let second = try await take(memory: first.memory, worker: "/nonexistent")
        #expect(second.outcomes.isEmpty && second.memory == first.memory)
        await #expect(throws: WorkerFault.self) { try await take(worker: "/nonexistent") }
        try site.write(CameraPhoto.jpeg(), to: "_inbox/a.jpg")
        let third = try await take(memory: second.memory)
        #expect(try third.outcomes.map { try $0.get().file } == ["_inbox/a.jpg"])
        #expect(third.memory == .init())
    }

    @Test("leaves alone what may still grow")
    func growing() async throws {
        try site.write(CameraPhoto.jpeg(), to: "_inbox/a.jpg")
        let path = site.path("_inbox/a.jpg")
        for files in [OpenFiles(rest: .seconds(3600)), OpenFiles(writing: [path])] {
            let pass = try await take(files, worker: "/nonexistent")
            #expect(pass.outcomes.isEmpty && pass.growing == [path])
        }
        #expect(try await take(OpenFiles(whole: [path], rest: .seconds(3600))).outcomes.count == 1)
    }

    @Test("follows no links")
    func links() async throws {
        try site.write(CameraPhoto.jpeg(), to: "a.jpg")
        try site.link("_inbox/a.jpg", to: "../a.jpg")
        #expect(try await take(worker: "/nonexistent").outcomes.isEmpty)
        #expect(try tree() == (others + ["_inbox/a.jpg"]).sorted())
        try FileManager.default.removeItem(at: site.url("_inbox/a.jpg"))
        let outside = try TemporaryFolder()
        try site.link("_inbox/taken", to: outside.path)
        try site.write(CameraPhoto.jpeg(), to: "_inbox/b.jpg")
        await #expect(throws: ProjectError.self) { try await take() }
        #expect(try outside.tree().isEmpty)
    }

    @Test("ends well where the picture was made and its original was not put aside")
    func killed() async throws {
        try site.write(CameraPhoto.jpeg(), to: "_inbox/a.jpg")
        let first = try await take().outcomes[0].get()
        let picture = try Data(contentsOf: site.url(first.image))
        try FileManager.default.moveItem(at: site.url("_inbox/taken/a.jpg"), to: site.url("_inbox/a.jpg"))
        let again = try await take().outcomes[0].get()
        #expect(again.image == first.image && !again.isNew)
        #expect(try Data(contentsOf: site.url(first.image)) == picture)
        #expect(try tree() == (others + ["_inbox/taken", "_inbox/taken/a.jpg"]).sorted())
    }

    @Test("is made where it is not there, and is none unless the configuration says so")
    func none() async throws {
        try FileManager.default.removeItem(at: site.url("_inbox"))
        let pass = try await take(worker: "/nonexistent")
        #expect(pass.outcomes.isEmpty && pass.growing.isEmpty)
        #expect(try site.tree() == ["_inbox"])
        let crew = Crew(size: 1)
        #expect(Inbox(root: site.path, configuration: Configuration(presets: []), crew: crew) == nil)
    }
}
