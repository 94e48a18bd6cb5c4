import Catalog
import Presets
import Rendering
import Testing

@testable import Service

@Suite("What a check finds of variants")
struct VariantRulesTests {
    private let state: SiteState
    private let plan: SourcePlan
    private let made: [String: VariantRecord]

    init() throws {
        state = CheckFixtures.state([try Fixtures.source(1)])
        plan = state.plans[0]
        made = Fixtures.records(plan)
    }

    private var files: [String: Int] { Dictionary(uniqueKeysWithValues: made.values.map { ($0.name, $0.bytes) }) }

    private func findings(_ made: [String: VariantRecord], _ published: [String: Int]? = nil) -> [CheckFinding] {
        let stock = CheckFixtures.stock(state, made: made, published: published)
        let rules = VariantRules(stock: stock, output: "assets/variants")
        return rules.findings(in: plan) + rules.orphans
    }

    @Test("is nothing where everything is there")
    func complete() {
        #expect(findings(made) == [])
    }

    @Test("is one finding for all that a source lacks")
    func missing() throws {
        let finding = try #require(findings([:]).first)
        #expect(findings([:]).count == 1)
        #expect(finding.rule == .missingVariant)
        #expect(finding.severity == .error)
        #expect(finding.file == "assets/images/a.jpg")
        #expect(finding.count == 4)
        #expect(
            finding.message == "none of its 4 variants is there; run 'assets process' (named by _posts/a.md)"
        )
    }

    @Test("is missing where files are gone, stale where one has another length")
    func vanished() throws {
        let lost = try #require(made.values.first?.name)
        var gone = files
        gone[lost] = nil
        #expect(findings(made, gone).map(\.rule) == [.missingVariant])
        #expect(findings(made, gone).map(\.count) == [1])
        gone[lost] = 99
        #expect(findings(made, gone).map(\.rule) == [.staleVariant])
    }

    @Test("is stale, and no orphan, where a file of another key has the same picture, width and format")
    func stale() {
        let older = ["a-320-aaaaaaaaaaaa.jpg": 10, "a-320-bbbbbbbbbbbb.avif": 20]
        #expect(findings([:], older).map(\.rule) == [.staleVariant])
        #expect(findings([:], older).map(\.count) == [4])
        let others = ["a-321-aaaaaaaaaaaa.jpg": 10, "b-320-aaaaaaaaaaaa.jpg": 10, "a-320-aaaaaaaaaaaa.png": 10]
        #expect(findings([:], others).map(\.rule) == [.missingVariant, .orphan])
    }

    @Test("takes files by their names where the catalog knows nothing, as in a fresh clone")
    func clone() {
        #expect(findings([:], files) == [])
        var most = files
        most[plan.variants[0].name] = nil
        #expect(findings([:], most).map(\.count) == [1])
    }

    @Test("is one warning for all files that nothing calls for")
    func orphans() throws {
        let more = files.merging(["a-320-aaaaaaaaaaaa.jpg": 10, "notes.txt": 5]) { $1 }
        let finding = try #require(findings(made, more).first)
        #expect(findings(made, more).count == 1)
        #expect(finding.rule == .orphan)
        #expect(finding.severity == .warning)
        #expect(finding.file == "assets/variants")
        #expect([finding.count, finding.bytes] == [2, 15])
        #expect(finding.message.contains("assets clean"))
    }

    @Test("is over budget where the largest file of a preset and format has more bytes")
    func budget() throws {
        var made = made
        let large = try #require(plan.variants.first { $0.spec.format == .jpeg && $0.spec.size.width == 320 })
        made[large.key]?.bytes = 301
        let stock = CheckFixtures.stock(state, made: made)
        func findings(_ budgets: [String: [ImageFormat: Int]]) -> [CheckFinding] {
            BudgetRule(stock: stock, budgets: budgets).findings(in: plan)
        }
        #expect(findings([:]) == [])
        #expect(findings(["header": [.jpeg: 301, .avif: 100], "other": [.jpeg: 1]]) == [])
        let finding = try #require(findings(["header": [.jpeg: 300, .avif: 100]]).first)
        #expect(findings(["header": [.jpeg: 300, .avif: 100]]).count == 1)
        #expect(finding.rule == .overBudget)
        #expect(finding.severity == .error)
        #expect(finding.bytes == 301)
        #expect(finding.message.contains("\(large.name) has 301 bytes, expected at most 300 (budgets.header.jpeg"))
    }

    @Test("no budget is asked of a file that was taken away on purpose")
    func withheld() {
        let withheld = made.mapValues { record in
            var record = record
            record.isWithheld = true
            return record
        }
        let stock = CheckFixtures.stock(state, made: withheld, published: files)
        #expect(BudgetRule(stock: stock, budgets: ["header": [.jpeg: 1]]).findings(in: plan) == [])
    }
}
