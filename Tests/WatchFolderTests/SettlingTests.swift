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
        #expect(state([(.changed("/a"), 0)]).due == start + .milliseconds(100))
        #expect(state([(.changed("/a"), 0), (.changed("/b"), 90)]).due == start + .milliseconds(190))
        let busy = (0..<20).map { (WatchEvent.changed("/\($0)"), at: $0 * 50) }
        #expect(state(busy).due == start + .milliseconds(500))
    }

    @Test("a file that is being written is left alone until it is closed")
    func writing() {
        let open = state([(.writing("/a"), 0), (.writing("/a"), 50)])
        #expect(open.due == nil)
        #expect(open.unfinished == ["/a"])
        let closed = state([(.writing("/a"), 0), (.changed("/a"), 70)])
        #expect(closed.due == start + .milliseconds(170))
        #expect(closed.unfinished.isEmpty)
    }

    @Test("no file stays unfinished for good when its folder goes or events are lost")
    func lost() {
        let gone = state([(.writing("/f/a"), 0), (.writing("/fa"), 0), (.gone("/f"), 10)])
        #expect(gone.unfinished == ["/fa"])
        let overflow = state([(.writing("/f/a"), 0), (.overflow, 10)])
        #expect(overflow.unfinished.isEmpty)
        #expect(overflow.overflows == 1)
        #expect(overflow.due != nil)
    }

    @Test("what was taken is not due again")
    func taken() {
        var state = state([(.changed("/a"), 0), (.writing("/b"), 0)])
        #expect(state.take().due != nil)
        #expect(state.due == nil)
        #expect(state.unfinished == ["/b"])
    }
}
