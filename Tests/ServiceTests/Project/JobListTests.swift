import Catalog
import Foundation
import GRDB
import JobQueue
import TestSupport
import Testing

@testable import Service

@Suite("The list of jobs")
struct JobListTests {
    private let site: TemporaryFolder
    private let project: Project

    /// A project with a job that was given up, one that waits for its next attempt and one that nobody tried.
    init() async throws {
        site = try TemporaryFolder(["_config.yml": ""])
        project = try await Project.open(site.path, contention: .fail)
        let queue = project.queue
        try await project.database.write { db in
            _ = try queue.enqueue((1...3).map { NewJob(source: $0, recipe: 1, priority: $0) }, at: Date(), in: db)
            let jobs = try queue.claim(limit: 2, at: Date(), in: db)
            for (job, failure) in zip(jobs, [JobFailure.refused, .fault]) {
                _ = try queue.fail(job, as: failure, reason: "it is torn", at: Date(), in: db)
            }
        }
    }

    private func counts() async throws -> [String: Int] {
        let counts = try await JobList.read(site.path, .failed).counts.filter { $0.count > 0 }
        return Dictionary(uniqueKeysWithValues: counts.map { ($0.state, $0.count) })
    }

    @Test("shows the jobs that failed with their reasons, or all of them, while a run owns the site")
    func entries() async throws {
        let failed = try await JobList.read(site.path, .failed).jobs
        #expect(failed.map(\.state) == ["discarded", "retryable"])
        #expect(failed.map(\.reason) == ["it is torn", "it is torn"])
        #expect(failed.map(\.failures) == [1, 1])
        let all = try await JobList.read(site.path, .all).jobs
        #expect(all.map(\.state) == ["discarded", "retryable", "available"])
        #expect(try await counts() == ["discarded": 1, "retryable": 1, "available": 1])
    }

    @Test("of a site without state is empty, and makes none")
    func empty() async throws {
        let other = try TemporaryFolder(["_config.yml": ""])
        #expect(try await JobList.read(other.path, .all).jobs.isEmpty)
        #expect(try other.tree() == ["_config.yml"])
    }

    @Test("a retry makes every failed job available, as if it had never failed")
    func retryAll() async throws {
        #expect(try await project.retry(.all) == 2)
        #expect(try await counts() == ["available": 3])
        let jobs = try await JobList.read(site.path, .all).jobs
        #expect(jobs.allSatisfy { $0.failures == 0 && $0.reason == nil })
        #expect(try await project.retry(.all) == 0)
    }

    @Test("a retry of named jobs leaves the others alone, and passes over numbers that no job has")
    func retryNamed() async throws {
        let jobs = try await JobList.read(site.path, .failed).jobs
        let discarded = try #require(jobs.first { $0.state == "discarded" })
        #expect(try await project.retry(.jobs([discarded.id, 999])) == 1)
        #expect(try await counts() == ["available": 2, "retryable": 1])
    }

    @Test("a retry of everything also looks again at sources that were refused; one of named jobs does not")
    func refused() async throws {
        let catalog = project.catalog
        let content = try #require(ContentHash(bytes: [UInt8](repeating: 7, count: 32)))
        let source = try await project.database.write { db in
            let source = try catalog.source(content: content, bytes: 100, in: db).id
            try catalog.judge(source, as: .refused(reason: "it is torn"), engine: "e", in: db)
            return source
        }
        #expect(try await project.retry(.jobs([])) == 0)
        #expect(try await verdict(of: source) == .refused(reason: "it is torn"))
        #expect(try await project.retry(.all) == 3)
        #expect(try await verdict(of: source) == nil)
    }

    private func verdict(of source: Int64) async throws -> SourceRecord.Verdict? {
        let catalog = project.catalog
        return try await project.database.read { try catalog.sources(in: $0)[source]?.verdict }
    }
}
