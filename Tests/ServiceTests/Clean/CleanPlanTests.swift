import Catalog
import Foundation
import Presets
import Testing

@testable import Service

@Suite("What nothing calls for")
struct CleanPlanTests {
    private let day = Date(timeIntervalSince1970: 1_800_000_000)
    private let wanted = "a-320-wantedwanted.jpg"
    private let unwanted = "a-640-leftoverleft.jpg"
    private let called = CalledFor(keys: ["wantedwanted"])

    private func marks(_ names: String...) -> [String: OrphanRecord] {
        let marks = names.map { OrphanRecord(name: $0, bytes: 2, since: day) }
        return Dictionary(uniqueKeysWithValues: marks.map { ($0.name, $0) })
    }

    @Test("are files whose keys nobody wants, and never those of others")
    func kinds() {
        let plan = CleanPlan(sizes: [wanted: 1, unwanted: 2, "notes.txt": 4], called: called, marks: [:])
        #expect(plan.orphans.map(\.name) == [unwanted])
        #expect(plan.foreign == ["notes.txt"])
        #expect(plan.published == CleanReport.Total(files: 2, bytes: 3))
        #expect(plan.newMarks(on: day) == [OrphanRecord(name: unwanted, bytes: 2, since: day)])
    }

    @Test("a variant that a post names itself, as a picture, is called for")
    func named() {
        let called = CalledFor(keys: [], names: [unwanted])
        let plan = CleanPlan(sizes: [unwanted: 2], called: called, marks: marks(unwanted))
        #expect(plan.orphans.isEmpty)
        #expect(plan.wantedAgain == [unwanted])
    }

    @Test("a mark keeps its date, goes where the file is wanted again, and is forgotten where the file is gone")
    func marked() {
        let lost = "b-640-gonegonegone.jpg"
        let plan = CleanPlan(
            sizes: [wanted: 1, unwanted: 2],
            called: called,
            marks: marks(wanted, unwanted, lost, "c-80-wantedwanted.jpg")
        )
        #expect(plan.orphans.map(\.since) == [day])
        #expect(plan.newMarks(on: day).isEmpty)
        #expect(plan.wantedAgain.sorted() == [wanted, "c-80-wantedwanted.jpg"])
        #expect(plan.gone == [lost])
    }

    @Test("what pages show until the manifest is written anew stays, and loses its mark")
    func listed() {
        var plan = CleanPlan(sizes: [unwanted: 2], called: called, marks: marks(unwanted))
        let manifest = #"{"srcset":"/blog/variants/x-1-abcdefghijkl.jpg 1w, \/blog\/variants\/\#(unwanted) 640w"}"#
        plan.spare(ListedNames.among([unwanted, wanted], in: manifest.utf8))
        #expect(plan.orphans.isEmpty)
        #expect(plan.wantedAgain == [unwanted])
    }

    @Test("only whole names count as listed")
    func wholeNames() {
        #expect(ListedNames.among([unwanted], in: "\"\(unwanted)x\" \"\(unwanted).bak\"".utf8).isEmpty)
        #expect(ListedNames.among([unwanted], in: unwanted.utf8) == [unwanted])
    }

    @Test("are due when their grace is over, to the second", arguments: [(0, true), (86_399, false), (86_400, true)])
    func due(seconds: Int, isDue: Bool) throws {
        let grace = seconds == 0 ? "0s" : "1d"
        let plan = CleanPlan(sizes: [unwanted: 2], called: called, marks: marks(unwanted))
        let report = CleanReport(
            plan,
            folder: "v",
            grace: try #require(GracePeriod(grace)),
            applied: false,
            now: day.addingTimeInterval(Double(seconds))
        )
        #expect(report.due.files == (isDue ? 1 : 0))
        #expect(report.waiting.files == (isDue ? 0 : 1))
    }
}
