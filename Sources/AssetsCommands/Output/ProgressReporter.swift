import Foundation
import Service
import Synchronization

/// Shows a run as it goes on: a bar on a terminal, plain lines elsewhere, nothing but failures when quiet.
final class ProgressReporter: Sendable {
    private struct State {
        var variants = 0
        var cost = 0.0
        var made = 0
        var spent = 0.0
        var start = ContinuousClock.now
        var shown = ContinuousClock.now
        var barIsShown = false
    }

    private let state = Mutex(State())
    private let quiet: Bool
    private let isTerminal = Console.isTerminal

    /// Makes a reporter; with `quiet` it only tells of failures.
    init(quiet: Bool) {
        self.quiet = quiet
    }

    /// Takes an event, from any thread.
    func observe(_ event: RunEvent) {
        state.withLock { state in
            switch event {
            case .reading(let done, let all): show("\(done) of \(all) pictures compared", &state)
            case .inspecting(let done, let all): show("\(done) of \(all) new pictures looked at", &state)
            case .verifying(let done, let all): show("\(done) of \(all) variants read", &state)
            case .scanned(let posts): say(posts > 0 || quiet ? nil : Self.noPosts, as: Console.warning, &state)
            case .notice(let text): say(quiet ? nil : text, as: Console.warning, &state)
            case .retrying(let source, let reason):
                say(quiet ? nil : "\(source): \(reason); it will be tried again", as: Console.warning, &state)
            case .failed(let failure): say(failure.message, as: Console.error, &state)
            case .began: break
            case .planned(let variants, let cost):
                state.variants = variants
                state.cost = cost
                state.start = .now
            case .made(_, let variants, _, let cost):
                state.made += variants
                state.spent += cost
                let line = progress(of: state)
                show(line, &state, isLast: state.made == state.variants)
            }
        }
    }

    private static let noPosts = """
        no posts here: expected files with front matter in _posts; assets.yml may name other folders, as posts: [content]
        """

    /// Takes the bar off the terminal.
    func finish() {
        state.withLock { eraseBar(&$0) }
    }

    private func say(_ text: String?, as print: (String) -> Void, _ state: inout State) {
        guard let text else { return }
        eraseBar(&state)
        print(text)
    }

    private func progress(of state: State) -> String {
        let elapsed = state.start.duration(to: .now) / .seconds(1)
        let share = state.cost > 0 ? min(1, state.spent / state.cost) : 1
        let rate = String(format: "%.1f", Double(state.made) / max(elapsed, 0.001))
        let left = share > 0 ? Wording.time(elapsed * (1 - share) / share) : "?"
        let line = "\(state.made) of \(state.variants) variants, \(rate)/s, \(left) left"
        return isTerminal ? "\(Self.bar(share)) \(line)" : line
    }

    /// Shows a line in place of the last one on a terminal, and now and then elsewhere.
    private func show(_ line: String, _ state: inout State, isLast: Bool = false) {
        let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(10)
        guard !quiet, state.shown.duration(to: .now) >= pause || (isTerminal && isLast) else { return }
        state.shown = .now
        if isTerminal {
            Console.draw("\r\u{1B}[K\(line)")
            state.barIsShown = true
        } else {
            Console.note(line)
        }
    }

    private func eraseBar(_ state: inout State) {
        guard state.barIsShown else { return }
        Console.draw("\r\u{1B}[K")
        state.barIsShown = false
    }

    private static func bar(_ share: Double) -> String {
        let width = 16
        let full = Int((share * Double(width)).rounded(.down))
        return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    }
}
