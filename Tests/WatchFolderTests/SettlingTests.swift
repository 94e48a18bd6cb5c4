import Testing
import WatchFolder

@Suite("Settling")
struct SettlingTests {
    private let start = ContinuousClock.now

    private func state(_ events: [(WatchEvent, at: Int)]) -> Settling {
        var state = Settling(quiet: .milliseconds(100), longest: .milliseconds(500))
        for (event, time) in events { state.note(event, at: start + .milliseconds(time)) }
        return state
    }

    @Test("nothing is due while nothing happened")
    func rest() {
        #expect(state([]).due == nil)
    }

    @Test("what happened is due after a moment of quiet, and after a while without one")
    func waits() {
        #expect(state([(.finished("/a"), 0)]).due == start + .milliseconds(100))
        #expect(state([(.finished("/a"), 0), (.finished("/b"), 90)]).due == start + .milliseconds(190))
        let busy = (0..<20).map { (WatchEvent.finished("/\($0)"), at: $0 * 50) }
        #expect(state(busy).due == start + .milliseconds(500))
    }

    @Test("a file that is being written is left alone until it is closed")
    func writing() {
        let open = state([(.writing("/a"), 0), (.writing("/a"), 50)])
        #expect(open.due == start + .seconds(60) + .milliseconds(50), "it may never be closed")
        #expect(open.unfinished == ["/a"])
        let closed = state([(.writing("/a"), 0), (.finished("/a"), 70)])
        #expect(closed.due == start + .milliseconds(170))
        #expect(closed.unfinished.isEmpty)
    }

    @Test("a file that is being written goes on being so under the name it is moved to")
    func moved() {
        let whole = state([(.finished("/a"), 0), (.left("/a", move: 7), 10), (.arrived("/b", move: 7), 20)])
        #expect(whole.unfinished.isEmpty)
        #expect(whole.whole == ["/b"])
        let open = state([(.writing("/a"), 0), (.left("/a", move: 7), 10), (.arrived("/b", move: 7), 20)])
        #expect(open.unfinished == ["/b"])
        #expect(open.whole.isEmpty)
        let over = state([(.writing("/b"), 0), (.finished("/a"), 0), (.arrived("/b", move: 8), 20)])
        #expect(over.unfinished.isEmpty, "another file stands there")
    }

    @Test("other attributes say nothing of whether a file is whole, but are looked at")
    func touched() {
        let open = state([(.writing("/a"), 0), (.touched("/a"), 10), (.touched("/b"), 10)])
        #expect(open.unfinished == ["/a"])
        #expect(open.whole.isEmpty)
        #expect(open.due != nil)
    }

    @Test("a file that is gone is neither written nor whole")
    func deleted() {
        let gone = state([
            (.writing("/a"), 0), (.finished("/b"), 0), (.left("/a", move: nil), 1), (.left("/b", move: 2), 1),
        ])
        #expect(gone.unfinished.isEmpty)
        #expect(gone.whole.isEmpty)
    }

    @Test("no file stays unfinished for good when its folder goes or events are lost")
    func lost() {
        let gone = state([(.writing("/f/a"), 0), (.writing("/fa"), 0), (.finished("/f/b"), 0), (.gone("/f"), 10)])
        #expect(gone.unfinished == ["/fa"])
        #expect(gone.whole.isEmpty)
        let overflow = state([(.writing("/f/a"), 0), (.overflow, 10)])
        #expect(overflow.unfinished.isEmpty)
        #expect(overflow.overflows == 1)
        #expect(overflow.due != nil)
    }

    @Test("nothing is known any more of files in a folder that is no longer watched, and nothing is due for that")
    func unwatched() {
        let state = state([
            (.writing("/f/a"), 0), (.writing("/f/g/a"), 0), (.writing("/fa"), 0), (.unwatched("/f"), 10),
        ])
        #expect(state.unfinished == ["/f/g/a", "/fa"])
        #expect(state.due == start + .seconds(60))
    }

    @Test("no file stays unfinished for good to which nobody writes and that nobody closes")
    func stale() {
        var state = state([(.writing("/a"), 0), (.writing("/b"), 0), (.writing("/b"), 50_000)])
        #expect(state.take(at: start + .seconds(59)).unfinished == ["/a", "/b"])
        #expect(state.take(at: start + .seconds(61)).unfinished == ["/b"])
        #expect(state.take(at: start + .seconds(111)).unfinished.isEmpty)
    }

    @Test("what was taken is not due again")
    func taken() {
        var state = state([(.finished("/a"), 0), (.writing("/b"), 0)])
        #expect(state.take().due == start + .milliseconds(100))
        #expect(state.whole.isEmpty)
        #expect(state.due == start + .seconds(60))
        #expect(state.unfinished == ["/b"])
    }
}
