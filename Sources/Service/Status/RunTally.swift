import Foundation

/// What a run told of itself until now.
struct RunTally: Sendable {
    private let began = Date()
    private var stage = RunProgress.Stage.scanning
    private var done = 0
    private var total = 0
    private var bytes = 0
    /// The part of the planned cost that is done.
    private var spent = 0.0
    /// The planned cost, in megapixels of JPEG.
    private var cost = 0.0
    private var making: ContinuousClock.Instant?
    private var working: [Int: RunProgress.Work] = [:]

    /// Takes in what happened.
    mutating func take(_ event: RunEvent) {
        switch event {
        case .scanned(let posts): enter(.scanning, posts, posts)
        case .reading(let done, let all): enter(.reading, done, all)
        case .inspecting(let done, let all): enter(.inspecting, done, all)
        case .verifying(let done, let all): enter(.verifying, done, all)
        case .planned(let variants, let cost):
            enter(.making, 0, variants)
            self.cost = cost
            making = .now
        case .began(let worker, let source, let variants):
            working[worker] = RunProgress.Work(source: source, variants: variants, since: Date())
        case .made(let source, let variants, let bytes, let cost):
            putDown(source)
            done += variants
            self.bytes += bytes
            spent += cost
        case .retrying(let source, _): putDown(source)
        case .failed(let failure): putDown(failure.source)
        case .notice: break
        }
    }

    /// How far the run is.
    var progress: RunProgress {
        let elapsed = making.map { $0.duration(to: .now) / .seconds(1) } ?? 0
        let share = cost > 0 ? min(1, spent / cost) : 0
        return RunProgress(
            stage: stage,
            done: done,
            total: total,
            bytes: bytes,
            rate: elapsed > 0 ? Double(done) / elapsed : 0,
            secondsLeft: share > 0 ? elapsed * (1 - share) / share : nil,
            began: began,
            working: done < total ? working.sorted { $0.key < $1.key }.map(\.value) : []
        )
    }

    /// What tells somebody who comes later how far the making of variants is.
    var events: [RunEvent] {
        guard stage == .making else { return [] }
        return [.planned(variants: total, cost: cost), .made(source: "", variants: done, bytes: bytes, cost: spent)]
    }

    private mutating func putDown(_ source: String) {
        working = working.filter { $0.value.source != source }
    }

    private mutating func enter(_ stage: RunProgress.Stage, _ done: Int, _ total: Int) {
        (self.stage, self.done, self.total) = (stage, done, total)
    }
}
