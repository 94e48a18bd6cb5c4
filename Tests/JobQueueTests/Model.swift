import Foundation
import JobQueue

/// The queue as a few lines of plain Swift, to compare the real one with.
struct Model: Equatable {
    struct Entry: Equatable {
        let id: Int64
        let source: Int64
        let recipe: Int64
        var priority: Int64
        var state: JobState = .available
        var attempt: Int64 = 0
        var failures = 0
        var kills = 0
        var retryAt: Date?
    }

    let policy: RetryPolicy
    var entries: [Entry] = []

    mutating func enqueue(_ jobs: [NewJob]) -> Int {
        jobs.count { job in
            guard let index = entries.firstIndex(where: { $0.source == job.source && $0.recipe == job.recipe }) else {
                let id = Int64(entries.count + 1)
                entries.append(Entry(id: id, source: job.source, recipe: job.recipe, priority: job.priority))
                return true
            }
            guard [.completed, .cancelled].contains(entries[index].state) else { return false }
            entries[index].priority = job.priority
            restart(index)
            return true
        }
    }

    mutating func claim(limit: Int, suspects: Bool, at now: Date) -> [Int64] {
        guard limit > 0 else { return [] }
        for index in entries.indices where suspects && entries[index].retryAt.map({ $0 <= now }) == true {
            entries[index].state = .available
            entries[index].retryAt = nil
        }
        let taken = entries.filter { $0.state == .available && (suspects || $0.failures == 0) }
            .sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }.prefix(limit).map(\.id)
        for id in taken {
            entries[Int(id) - 1].state = .running
            entries[Int(id) - 1].attempt += 1
        }
        return taken
    }

    /// Changes the entry that a holder has, if it still has it.
    mutating func finish(_ job: Job, _ change: (inout Entry) -> Void) -> Bool {
        let index = Int(job.id) - 1
        guard entries[index].state == .running, entries[index].attempt == job.attempt else { return false }
        change(&entries[index])
        return true
    }

    mutating func fail(_ job: Job, as failure: JobFailure, due: Date) -> JobState? {
        var state: JobState?
        let (max, pardons) = (policy.maxAttempts, policy.pardons)
        _ = finish(job) { entry in
            entry.kills += failure == .killed ? 1 : 0
            entry.failures += failure == .killed && entry.kills <= pardons ? 0 : 1
            switch failure {
            case .refused: entry.state = .discarded
            case .killed where entry.kills <= pardons: entry.state = .available
            case .fault, .killed: entry.state = entry.failures < max ? .retryable : .quarantined
            }
            entry.retryAt = entry.state == .retryable ? due : nil
            state = entry.state
        }
        return state
    }

    mutating func cancel(_ ids: [Int64]) -> Int {
        indices(ids) { $0 != .completed && $0 != .cancelled }.map { index in
            entries[index].state = .cancelled
            entries[index].retryAt = nil
        }.count
    }

    mutating func retry(_ ids: [Int64]?) -> Int {
        let found = indices(ids ?? entries.map(\.id)) {
            [.discarded, .quarantined, .retryable].contains($0) || (ids != nil && $0 == .cancelled)
        }
        found.forEach { restart($0) }
        return found.count
    }

    mutating func releaseOrphans() -> Int {
        let found = indices(entries.map(\.id)) { $0 == .running }
        found.forEach { entries[$0].state = .available }
        return found.count
    }

    private mutating func restart(_ index: Int) {
        entries[index].state = .available
        entries[index].failures = 0
        entries[index].kills = 0
        entries[index].retryAt = nil
    }

    private func indices(_ ids: [Int64], where matches: (JobState) -> Bool) -> [Int] {
        Set(ids).map { Int($0) - 1 }.filter { entries.indices.contains($0) && matches(entries[$0].state) }
    }
}
