import Catalog
import Foundation
import Presets
import Rendering
import Testing

@testable import Service

@Suite("The limit on what is published")
struct PublishedLimitTests {
    private let planner = Planner(presets: [Fixtures.preset], engine: Fixtures.engine())

    /// Three sources, a day apart, the last one the newest; each has two AVIF files of 60 bytes and two JPEGs of 100.
    private func plans() throws -> (plans: [SourcePlan], sizes: SizeModel) {
        let plans = try (1...3).map { day in
            let newest = Date(timeIntervalSince1970: Double(day) * 86_400)
            return planner.plan(try Fixtures.source(Int64(day), path: "\(day).jpg", newest: newest))
        }
        let known = plans.map(Fixtures.records).reduce(into: [:]) { $0.merge($1) { $1 } }
        return (plans, SizeModel(known))
    }

    @Test(
        "gives the newest all, older ones one file, and the oldest none where even that is too much",
        arguments: [
            (960, [4, 4, 4], 0), (959, [1, 4, 4], 1), (519, [1, 1, 1], 3), (520, [1, 1, 4], 2), (300, [1, 1, 1], 3),
            (299, [0, 1, 1], 3), (100, [0, 0, 1], 3), (99, [0, 0, 0], 3),
        ]
    )
    func shares(bytes: Int, variants: [Int], cut: Int) throws {
        let (plans, sizes) = try plans()
        let result = PublishedLimit(bytes: bytes).applied(to: plans, sizes: sizes)
        #expect(result.plans.map(\.variants.count) == variants)
        #expect(result.cut == cut)
        #expect(result.plans.reduce(0) { $0 + sizes.bytes(of: $1) } <= bytes)
    }

    @Test("the one file is in the format that every browser shows, near 640 pixels")
    func useful() throws {
        let (plans, sizes) = try plans()
        let result = PublishedLimit(bytes: 300).applied(to: plans, sizes: sizes)
        #expect(result.plans.flatMap(\.variants).allSatisfy { $0.spec.format == .jpeg && $0.spec.size.width == 640 })
    }

    @Test("copies of a picture count once")
    func copies() throws {
        var (plans, sizes) = try plans()
        plans[0].source.record = plans[2].source.record
        plans[0].uses = plans[2].uses
        let result = PublishedLimit(bytes: 640).applied(to: plans, sizes: sizes)
        #expect(result.cut == 0)
    }
}
