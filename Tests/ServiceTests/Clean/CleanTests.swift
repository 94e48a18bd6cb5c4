import Foundation
import TestSupport
import Testing

@testable import Service

@Suite("Cleaning")
struct CleanTests {
    private let site: CleanSite

    init() async throws {
        site = try CleanSite()
        _ = try await site.process()
    }

    @Test("removes what a preset no longer wants after its grace, and nothing else")
    func grace() async throws {
        let before = try site.files()
        #expect(before.count == 10)
        try await site.drop(2)
        let manifest = site.folder.content("_data/assets.json")

        let first = try await site.clean()
        #expect(first.orphans.map(\.since) == [CleanSite.date(0), CleanSite.date(0)])
        #expect(first.marked == 2)
        #expect(try await site.clean(day: 29).due.files == 0)
        #expect(try site.files() == before)

        let last = try await site.clean(day: 30)
        #expect(last.removed.files == 2)
        #expect(last.removed.bytes == first.waiting.bytes)
        let names = Set(last.orphans.map(\.name))
        #expect(try site.files() == before.filter { !names.contains($0.key) })
        #expect(try await site.catalogued() == Set(before.keys).subtracting(names))
        #expect(try await site.marks().isEmpty)

        let summary = try await site.process()
        #expect(summary.made == 0)
        #expect(!summary.manifestChanged)
        #expect(site.folder.content("_data/assets.json") == manifest)
        #expect(try await site.clean(day: 60).orphans.isEmpty)
    }

    @Test("alone says what it would do, and does nothing")
    func dryRun() async throws {
        let before = try site.files()
        try await site.drop(2)
        let report = try await site.clean(applies: false, grace: "0s")
        #expect(report.marked == 2)
        #expect(report.due.files == 2)
        #expect(report.removed.files == 0)
        #expect(report.orphans.map(\.since) == [nil, nil])
        #expect(try site.files() == before)
        #expect(try await site.marks().isEmpty)
    }

    @Test("without a grace removes at once")
    func noGrace() async throws {
        try await site.drop(2)
        #expect(try await site.clean(grace: "0s").removed.files == 2)
        #expect(try site.files().count == 8)
    }

    @Test("leaves what the manifest lists until the next run has written it anew")
    func staleManifest() async throws {
        try site.configure(dropping: 2)
        #expect(try await site.clean(grace: "0s").orphans.isEmpty)
        #expect(try site.files().count == 10)
    }

    @Test("is undone within the grace, which begins anew then")
    func undo() async throws {
        try await site.drop(2)
        _ = try await site.clean()
        #expect(try await site.undo() == 2)
        #expect(try await site.marks().isEmpty)
        let later = try await site.clean(day: 40)
        #expect(later.removed.files == 0)
        #expect(later.marked == 2)
    }

    @Test("never removes more than a fifth at once, unless forced")
    func tooMany() async throws {
        let before = try site.files()
        try await site.drop(3)
        let refused = try await site.clean(grace: "0s")
        #expect(refused.refusal?.contains("3 of 10 files would go, more than 20 %") == true)
        #expect(refused.removed.files == 0)
        #expect(try site.files() == before)
        let forced = try await site.clean(forces: true, grace: "0s")
        #expect(forced.refusal == nil)
        #expect(forced.removed.files == 3)
        #expect(try site.files().count == 7)
    }

    @Test("never touches the files of others, and names them")
    func foreign() async throws {
        let names = ["a-640.jpg", "logo.svg", "notes.txt"]
        for name in names { try site.folder.write("mine", to: "assets/variants/\(name)") }
        try await site.drop(2)
        let report = try await site.clean(forces: true, grace: "0s")
        #expect(report.foreign == names)
        #expect(report.published.files == 10)
        let files = try site.files()
        #expect(files.count == 11)
        for name in names { #expect(files[name] == Data("mine".utf8)) }
    }

    @Test("removes nothing where a post cannot be read, unless forced")
    func unreadPost() async throws {
        try await site.drop(2)
        try site.folder.write("---\nimage: two.jpg\n", to: "_posts/2025-07-10-b.md")
        let refused = try await site.clean(grace: "0s")
        #expect(refused.refusal?.contains("_posts/2025-07-10-b.md") == true)
        #expect(try site.files().count == 10)
        #expect(try await site.clean(forces: true, grace: "0s").removed.files == 2)
    }

    @Test("removes nothing where a folder of posts is not there, unless forced")
    func lostFolder() async throws {
        try await site.drop(2)
        let configuration = site.folder.content("assets.yml") ?? ""
        try site.folder.write("\(configuration)posts: [_posts, archive/_posts]\n", to: "assets.yml")
        let refused = try await site.clean(grace: "0s")
        #expect(refused.refusal?.contains("the folder of posts is not there") == true)
        #expect(try site.files().count == 10)
    }

    @Test("removes nothing where all posts are gone, unless forced")
    func lostPosts() async throws {
        try await site.drop(2)
        _ = try await site.clean()
        try FileManager.default.removeItem(at: site.folder.url("_posts"))
        let refused = try await site.clean(day: 40)
        #expect(refused.refusal?.contains("no posts here any more") == true)
        #expect(try site.files().count == 10)
        let forced = try await site.clean(forces: true, day: 40)
        #expect(forced.removed.files == 2, "what the manifest lists stays all the same")
    }

    @Test("keeps the variants of a picture that a post names and that is not there today")
    func missingPicture() async throws {
        try FileManager.default.removeItem(at: site.folder.url("assets/images/one.jpg"))
        #expect(try await site.process().failures.count == 1)
        let report = try await site.clean(forces: true, grace: "0s")
        #expect(report.orphans.isEmpty)
        #expect(try site.files().count == 10)
    }

    @Test("removes the variants of a picture that no post names any more")
    func unnamedPicture() async throws {
        try site.folder.write("---\ntitle: No picture\n---\n", to: "_posts/2025-07-09-a.md")
        _ = try await site.process()
        #expect(try await site.clean(forces: true, grace: "0s").removed.files == 10)
        #expect(try site.files().isEmpty)
    }

    @Test("takes the mark off what is wanted again")
    func wantedAgain() async throws {
        try await site.drop(2)
        _ = try await site.clean()
        try site.configure(dropping: 1)
        let report = try await site.clean(day: 31)
        #expect(report.wantedAgain == 1)
        #expect(report.removed.files == 1)
        #expect(try site.files().count == 9)
        #expect(try await site.marks().isEmpty)
    }

    @Test("a run that wants a file again takes its mark off, so that a later grace is whole")
    func wantedByRun() async throws {
        try await site.drop(2)
        _ = try await site.clean()
        try await site.drop(0)
        #expect(try await site.marks().isEmpty)
        try await site.drop(2)
        #expect(try await site.clean(day: 31).removed.files == 0)
    }

    @Test("mends what a stop between removing and forgetting left")
    func stopped() async throws {
        try await site.drop(2)
        let marked = try await site.clean().orphans.map(\.name)
        for name in marked { try FileManager.default.removeItem(at: site.folder.url("assets/variants/\(name)")) }
        #expect(try await site.clean(day: 1).orphans.isEmpty)
        #expect(try await site.marks().isEmpty)
        #expect(try await site.catalogued().isDisjoint(with: marked))
        try await site.drop(0)
        #expect(try site.files().count == 10)
    }
}
