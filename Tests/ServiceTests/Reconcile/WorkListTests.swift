import Catalog
import Foundation
import Presets
import Rendering
import Testing

@testable import Service

@Suite("What is to be done")
struct WorkListTests {
    private let planner = Planner(presets: [Fixtures.preset], engine: Fixtures.engine())

    private func list(_ plans: [SourcePlan], made: [String: VariantRecord] = [:], on disk: [String: Int]? = nil)
        -> WorkList
    {
        let sizes = disk ?? Dictionary(uniqueKeysWithValues: made.values.map { ($0.name, $0.bytes) })
        return WorkList(plans: plans, catalogued: made, sizes: sizes, engine: "e")
    }

    @Test("is one job of cheap formats and one of slow ones for a new source")
    func new() throws {
        let work = list([planner.plan(try Fixtures.source(1, look: nil))])
        #expect(work.items.map(\.isSlow) == [false, true])
        #expect(work.items.map { $0.variants.map(\.spec.format) } == [[.jpeg, .jpeg], [.avif, .avif]])
        #expect(work.items.map(\.givesLook) == [true, false], "exactly one job tells how the source looks")
        #expect(work.missing == 4)
    }

    @Test("is nothing where everything exists")
    func complete() throws {
        let plan = planner.plan(try Fixtures.source(1))
        let work = list([plan], made: Fixtures.records(plan))
        #expect(work.items.isEmpty)
        #expect(work.existing.count == 4)
        #expect(work.vanished.isEmpty && work.superfluous.isEmpty)
    }

    @Test("is the one variant whose file is gone or has another length", arguments: [nil, 99])
    func vanished(size: Int?) throws {
        let plan = planner.plan(try Fixtures.source(1))
        let records = Fixtures.records(plan)
        let lost = try #require(plan.variants.first)
        var disk = Dictionary(uniqueKeysWithValues: records.values.map { ($0.name, $0.bytes) })
        disk[lost.name] = size
        let work = list([plan], made: records, on: disk)
        #expect(work.items.flatMap(\.variants) == [lost])
        #expect(work.vanished == (size == nil ? [lost.key] : []))
        #expect(work.spoilt == (size == nil ? [] : [lost.key]))
    }

    @Test("is the one variant of which it is known that its bytes are others")
    func damaged() throws {
        let plan = planner.plan(try Fixtures.source(1))
        var records = Fixtures.records(plan)
        let spoilt = try #require(plan.variants.last)
        records[spoilt.key]?.isDamaged = true
        let work = list([plan], made: records)
        #expect(work.items.flatMap(\.variants) == [spoilt])
        #expect(work.spoilt == [spoilt.key])
    }

    @Test("has nothing to make of a format that does not pay, and names the files that may go")
    func withheld() throws {
        let plan = planner.plan(try Fixtures.source(1))
        var records = Fixtures.records(plan)
        let avif = records.values.filter { $0.name.hasSuffix(".avif") }.map(\.key).sorted()
        for key in avif { records[key]?.bytes = 100 }
        #expect(list([plan], made: records).superfluous == avif, "no smaller than the JPEG files")
        for key in avif { records[key]?.isWithheld = true }
        let sizes = Dictionary(
            uniqueKeysWithValues: records.values.filter { !$0.isWithheld }.map { ($0.name, $0.bytes) }
        )
        let work = list([plan], made: records, on: sizes)
        #expect(work.items.isEmpty)
        #expect(work.superfluous.isEmpty)
        #expect(work.vanished.isEmpty)
        #expect(work.existing.count == 2)
    }

    @Test("judges a format anew when a width is added")
    func judgesAnew() throws {
        var records = Fixtures.records(planner.plan(try Fixtures.source(1)))
        for (key, record) in records where record.name.hasSuffix(".avif") {
            records[key]?.isWithheld = true
            records[key]?.bytes = 100
        }
        var preset = Fixtures.preset
        preset.widths.append(900)
        let plan = Planner(presets: [preset], engine: Fixtures.engine()).plan(try Fixtures.source(1))
        let missing = list([plan], made: records).items.flatMap(\.variants).map(\.spec)
        #expect(missing.filter { $0.format == .avif }.map(\.size.width) == [320, 640, 900])
        #expect(missing.filter { $0.format == .jpeg }.map(\.size.width) == [900])
    }

    @Test("is a look at a source whose variants all exist and whose looks were forgotten")
    func look() throws {
        let plan = planner.plan(try Fixtures.source(1, look: nil))
        let work = list([plan], made: Fixtures.records(plan))
        #expect(work.items.map(\.variants.count) == [0])
        #expect(work.items.map(\.givesLook) == [true])
    }

    @Test("makes a format again that pays by now")
    func paysAgain() throws {
        let plan = planner.plan(try Fixtures.source(1))
        var records = Fixtures.records(plan)
        for (key, record) in records where record.name.hasSuffix(".avif") {
            records[key]?.isWithheld = true
            records[key]?.bytes = 50
        }
        #expect(list([plan], made: records).missing == 2)
    }

    @Test("counts one content under two names once")
    func duplicates() throws {
        let plans = try ["a.jpg", "b.jpg"].map { planner.plan(try Fixtures.source(1, path: $0)) }
        #expect(list(plans).missing == 4)
    }

    @Test("puts cheap formats of every post before slow ones, and the newest post first")
    func order() throws {
        let dates = [1_000_000, 2_000_000, nil].map { $0.map { Date(timeIntervalSince1970: $0) } }
        let plans = try dates.enumerated().map { index, date in
            planner.plan(try Fixtures.source(Int64(index + 1), path: "\(index).jpg", newest: date))
        }
        let sorted = list(plans).items.sorted { $0.priority < $1.priority }
        #expect(sorted.map(\.source.record.id) == [2, 1, 3, 2, 1, 3])
        #expect(sorted.map(\.isSlow) == [false, false, false, true, true, true])
    }

    @Test("sources of one size share a recipe, and another engine makes another one")
    func recipes() throws {
        let first = list([planner.plan(try Fixtures.source(1))]).items[0]
        let second = list([planner.plan(try Fixtures.source(2))]).items[0]
        #expect(first.recipe == second.recipe)
        var other = first
        other.engine = "f"
        #expect(other.recipe != first.recipe)
    }
}

@Suite("The plan of a source")
struct PlannerTests {
    private func keys(_ preset: Preset, version: String = "1", content: UInt8 = 1) throws -> Set<String> {
        let planner = Planner(presets: [preset], engine: Fixtures.engine(version: version))
        return Set(planner.plan(try Fixtures.source(1, content: content)).variants.map(\.key))
    }

    @Test("gives new keys to all variants of new content, and of another codec version")
    func newKeys() throws {
        let keys = try keys(Fixtures.preset)
        #expect(keys.isDisjoint(with: try self.keys(Fixtures.preset, content: 2)))
        #expect(keys.isDisjoint(with: try self.keys(Fixtures.preset, version: "2")))
    }

    @Test("keeps every key when only the markup changes")
    func markup() throws {
        var preset = Fixtures.preset
        preset.sizes = "50vw"
        preset.loading = .eager
        preset.fetchPriority = .high
        preset.name = "other"
        #expect(try keys(preset) == keys(Fixtures.preset))
    }

    @Test("a change of one format's quality changes that format's keys alone")
    func quality() throws {
        var preset = Fixtures.preset
        preset.quality = [.jpeg: 60]
        #expect(try keys(preset).intersection(keys(Fixtures.preset)).count == 2)
    }

    @Test("a new width adds its own keys alone")
    func width() throws {
        var preset = Fixtures.preset
        preset.widths.append(800)
        let more = try keys(preset)
        #expect(more.isSuperset(of: try keys(Fixtures.preset)))
        #expect(more.count == 6)
    }

    @Test("a variant that two presets share is wanted once")
    func shared() throws {
        var twin = Fixtures.preset
        twin.name = "twin"
        let planner = Planner(presets: [Fixtures.preset, twin], engine: Fixtures.engine())
        let plan = planner.plan(try Fixtures.source(1))
        #expect(plan.variants.count == 4)
        #expect(plan.uses.flatMap(\.variants).count == 8)
    }

    @Test("a drawing has no variants, and the reason is said")
    func vector() throws {
        let planner = Planner(presets: [Fixtures.preset], engine: Fixtures.engine())
        let plan = planner.plan(try Fixtures.source(1, verdict: .vector))
        #expect(plan.variants.isEmpty)
        #expect(plan.uses[0].leftAlone == "it is an SVG drawing")
    }

    @Test("an animation that is too large to keep is left alone, and its still is made")
    func hugeAnimation() throws {
        let header = SourceRecord.Header(format: "gif", width: 1000, height: 1000, frames: 200, transparent: false)
        var still = Fixtures.preset
        still.animation = .still
        let planner = Planner(presets: [Fixtures.preset, still], engine: Fixtures.engine())
        let plan = planner.plan(try Fixtures.source(1, verdict: .usable(header)))
        #expect(plan.uses[0].leftAlone?.contains("limits.animation_pixels") == true)
        #expect(plan.uses[1].variants.count == 4)
    }
}
