/// Lets jobs in as long as what they are expected to take together stays within a budget, in the order in which they came.
actor MemoryGate {
    private let budget: Int
    private var taken = 0
    private var jobs = 0
    private var waiting: [(bytes: Int, turn: CheckedContinuation<Void, Never>)] = []

    /// Makes a gate for so many bytes.
    init(budget: Int) {
        self.budget = budget
    }

    /// Does something once there is memory for it; what alone exceeds the budget is let in when nothing else is.
    nonisolated func within<Value: Sendable>(
        _ bytes: Int,
        _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        await enter(bytes)
        do {
            try Task.checkCancellation()
            let value = try await body()
            await leave(bytes)
            return value
        } catch {
            await leave(bytes)
            throw error
        }
    }

    private func enter(_ bytes: Int) async {
        if waiting.isEmpty, fits(bytes) { return admit(bytes) }
        await withCheckedContinuation { waiting.append((bytes, $0)) }
    }

    private func leave(_ bytes: Int) {
        taken -= bytes
        jobs -= 1
        while let next = waiting.first, fits(next.bytes) {
            waiting.removeFirst()
            admit(next.bytes)
            next.turn.resume()
        }
    }

    private func fits(_ bytes: Int) -> Bool { jobs == 0 || taken + bytes <= budget }

    private func admit(_ bytes: Int) {
        taken += bytes
        jobs += 1
    }
}
