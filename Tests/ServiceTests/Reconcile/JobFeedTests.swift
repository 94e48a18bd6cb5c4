import Catalog
import Foundation
import GRDB
import JobQueue
import Presets
import TestSupport
import Testing

@testable import Service

@Suite("Giving out jobs")
struct JobFeedTests {
    private let folder: TemporaryFolder
    private let project: Project

    init() async throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/_posts", withIntermediateDirectories: true)
        project = try await Project.open(folder.path, contention: .fail)
    }

    /// Queues a cheap and a slow job for each of so many sources.
    private func fill(_ count: Int) async throws -> [JobName: WorkItem] {
        let planner = Planner(presets: [Fixtures.preset], engine: Fixtures.engine())
        let plans = try (1...count).map { index in
            let date = Date(timeIntervalSince1970: Double(index) * 86_400)
            return planner.plan(try Fixtures.source(Int64(index), path: "\(index).jpg", newest: date))
        }
        let work = WorkList(plans: plans, catalogued: [:], sizes: [:], engine: "e")
        var items: [JobName: WorkItem] = [:]
        for item in work.items { items[JobName(source: item.source.record.id, recipe: item.isSlow ? 2 : 1)] = item }
        let jobs = items.map { NewJob(source: $0.source, recipe: $0.recipe, priority: $1.priority) }
        let queue = project.queue
        _ = try await project.database.write { try queue.enqueue(jobs, at: Date(), in: $0) }
        return items
    }

    @Test("the first to be given out are the first in order, however many workers ask at once", arguments: 1...100)
    func order(round: Int) async throws {
        let feed = JobFeed(project: project, items: try await fill(16), batch: 2)
        let given = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for _ in 0..<8 { group.addTask { try await feed.next()?.job.priority } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let queue = project.queue
        let claimed = try await project.database.read { try queue.list(states: [.running], in: $0) }
        #expect(given.compactMap { $0 }.sorted() == claimed.map(\.priority).prefix(8).map { $0 })
        // Each claim takes two jobs, so eight workers need four claims; more mean that claims ran side by side.
        #expect(claimed.count == 8)
    }

    @Test("gives out every job once, and then nothing")
    func all() async throws {
        let feed = JobFeed(project: project, items: try await fill(6), batch: 5)
        var seen: Set<Int64> = []
        while let (job, _) = try await feed.next() {
            #expect(seen.insert(job.id).inserted)
            let queue = project.queue
            _ = try await project.database.write { try queue.complete(job, at: Date(), in: $0) }
        }
        #expect(seen.count == 12)
    }

    @Test("gives out a job that failed only to who takes suspects")
    func suspects() async throws {
        let feed = JobFeed(project: project, items: try await fill(1), batch: 5)
        let queue = project.queue
        let (first, _) = try #require(try await feed.next())
        _ = try await project.database.write {
            try queue.fail(first, as: .fault, reason: "r", at: .distantPast, in: $0)
        }
        let (second, _) = try #require(try await feed.next())
        #expect(second.id != first.id)
        #expect(try await feed.next() == nil)
        #expect(try await feed.next(suspects: true)?.job.id == first.id)
    }
}
