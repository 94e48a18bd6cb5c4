import Catalog
import Presets
import Testing

@testable import Service

@Suite("Sources narrower than their place")
struct NarrowRuleTests {
    @Test(
        "the place is the widest length in pixels of `sizes`, not of its conditions or sums",
        arguments: [
            ("100vw", nil), ("(min-width: 1140px) 730px, 100vw", 730), ("730px", 730), ("80.2PX", 81),
            ("auto, (min-width: 768px) 350px, (min-width: 576px) 510px, calc(100vw - 30px)", 510),
            ("(min-width:1140px)730px,100vw", 730), ("(min-width: 900px) 50vw, calc( 100vw - 30px )", nil),
            ("min(100vw, 800px)", nil), ("max( 10px, 700px , 3vw )", nil), ("px", nil), ("-5px", nil), ("0px", nil),
            ("1e9px", nil), ("0x10px", nil), (")))800px((", nil), ("99999999999999999999px", nil), (",,, 40px ,", 40),
        ] as [(String, Int?)]
    )
    func slot(sizes: String, expected: Int?) {
        #expect(SlotWidth.widest(in: sizes) == expected)
    }

    private func messages(_ preset: Preset, width: Int, height: Int) throws -> [String] {
        let state = CheckFixtures.state([try CheckFixtures.source(width: width, height: height)], presets: [preset])
        let findings = NarrowRule.findings(in: state.plans[0])
        #expect(findings.allSatisfy { $0.rule == .narrowSource && $0.severity == .warning })
        return findings.map(\.message)
    }

    @Test("warns below the place's width, and names the preset, the width there is and the one there should be")
    func inside() throws {
        let preset = Preset(name: "header", widths: [320], sizes: "730px")
        #expect(try messages(preset, width: 730, height: 10) == [])
        #expect(
            try messages(preset, width: 729, height: 4000) == [
                "preset 'header' shows it up to 730 pixels wide and it has 729; use a picture of at least 730 pixels"
            ]
        )
    }

    @Test("measures what a cut leaves")
    func cover() throws {
        let fit = Preset.Fit.cover(aspect: .init(width: 2, height: 1), gravity: .focus)
        let preset = Preset(name: "card", fit: fit, widths: [320], sizes: "401px")
        #expect(try messages(preset, width: 900, height: 201) == [])
        #expect(
            try messages(preset, width: 900, height: 200) == [
                "preset 'card' shows it up to 401 pixels wide and it has 400 when cut to 2:1; use a picture of at least 401x201"
            ]
        )
    }

    @Test("says nothing of drawings, and of places that depend on the window")
    func others() throws {
        let preset = Preset(name: "header", widths: [320], sizes: "730px")
        let state = CheckFixtures.state([try Fixtures.source(1, verdict: .vector)], presets: [preset])
        #expect(NarrowRule.findings(in: state.plans[0]) == [])
        #expect(try messages(Preset(name: "header", widths: [320]), width: 1, height: 1) == [])
    }
}
