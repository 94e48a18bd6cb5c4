import Catalog
import Presets
import Testing

@testable import Service
@testable import Site

@Suite("What a check finds of posts and sources")
struct SourceRulesTests {
    private func rules(_ state: SiteState, givenUp: [Int64: String] = [:], made: [String: VariantRecord] = [:])
        -> SourceRules
    {
        SourceRules(state: state, stock: CheckFixtures.stock(state, made: made), givenUp: givenUp)
    }

    @Test("names the post and the line of what is not there, and passes over what is no error")
    func missing() {
        let findings = [
            Finding(
                .missing,
                post: "_posts/a\nb.md",
                line: 5,
                value: "b.jpg",
                "image b.jpg is not there; add the file"
            ),
            Finding(.url, post: "_posts/a.md", line: 5, value: "https://x/", "image https://x/ is elsewhere"),
            Finding(.unreadable, post: "_posts/c.md", line: nil, value: "", "cannot be read"),
        ]
        let found = rules(CheckFixtures.state([], findings: findings)).missing
        #expect(
            found == [
                CheckFinding(
                    .missingSource,
                    file: "_posts/a\nb.md",
                    line: 5,
                    "image b.jpg is not there; add the file",
                    subject: "b.jpg"
                ), CheckFinding(.missingSource, file: "_posts/c.md", "cannot be read"),
            ]
        )
        #expect(found.allSatisfy { $0.severity == .error })
        #expect(found[0].place == "_posts/a\\u{A}b.md:5")
    }

    @Test("names a source that a worker refused")
    func refused() throws {
        let source = try Fixtures.source(1)
        let state = CheckFixtures.state([], failures: [Failure(source.reference, "it is torn")])
        let found = rules(state).unusable
        #expect(
            found == [CheckFinding(.unusableSource, file: source.reference.path, "it is torn (named by _posts/a.md)")]
        )
        #expect(found.allSatisfy { $0.severity == .error })
    }

    @Test("names a source whose job was given up, while variants of it are missing")
    func givenUp() throws {
        let state = CheckFixtures.state([try Fixtures.source(1)])
        let found = rules(state, givenUp: [1: "it is torn", 2: "of no post any more"])
        #expect(found.unusable.map(\.message) == ["it is torn (named by _posts/a.md)"])
        #expect(found.givenUp == [1])
        let whole = rules(state, givenUp: [1: "it is torn"], made: Fixtures.records(state.plans[0]))
        #expect(whole.unusable == [])
        #expect(whole.givenUp == [])
    }

    @Test("warns of a post whose picture has no words")
    func untold() throws {
        let found = rules(CheckFixtures.state([], untold: [PostPlace(path: "_posts/a.md", line: 7)])).untold
        #expect(found.map(\.rule) == [.missingAlt])
        #expect(found.map(\.place) == ["_posts/a.md:7"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test("a report sorts by rule and place, and warnings alone pass unless it is strict")
    func report() {
        let warning = CheckFinding(.missingAlt, file: "a.md", line: 2, "w")
        let report = CheckReport(
            posts: 1,
            sources: 1,
            variants: 0,
            findings: [
                warning, CheckFinding(.unusableSource, file: "a.jpg", "u"),
                CheckFinding(.missingSource, file: "b.md", line: 10, "m"),
                CheckFinding(.missingSource, file: "b.md", line: 9, "m"),
            ]
        )
        #expect(report.findings.map(\.place) == ["b.md:9", "b.md:10", "a.jpg", "a.md:2"])
        #expect([report.errors, report.warnings] == [3, 1])
        #expect(!report.isPassed(strict: false))
        let mild = CheckReport(posts: 1, sources: 1, variants: 0, findings: [warning])
        #expect(mild.isPassed(strict: false))
        #expect(!mild.isPassed(strict: true))
        #expect(CheckReport(posts: 1, sources: 1, variants: 0, findings: []).isPassed(strict: true))
    }
}
