import Catalog
import Foundation
import Presets
import Rendering
import Testing

@testable import Service

/// Every option of a preset changes the names of just those variants whose bytes it decides.
@Suite("What makes a variant another one")
struct KeyTests {
    /// A change of a preset, and which variants it touches.
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var change: @Sendable (inout Preset) -> Void
        /// Whether a variant of the changed preset is another one than before.
        var touches: @Sendable (VariantSpec) -> Bool
    }

    /// A preset that crops, so that every option has something to decide.
    private static let preset = Preset(
        name: "card",
        fit: .cover(aspect: .init(width: 3, height: 2), gravity: .focus),
        widths: [320, 640],
        formats: [.avif, .webp, .jpeg],
        quality: [.webp: 80]
    )

    private static let changes: [Change] = [
        .init(testDescription: "name", change: { $0.name = "other" }, touches: { _ in false }),
        .init(testDescription: "use", change: { $0.use = "elsewhere" }, touches: { _ in false }),
        .init(testDescription: "sizes", change: { $0.sizes = "50vw" }, touches: { _ in false }),
        .init(testDescription: "loading", change: { $0.loading = .eager }, touches: { _ in false }),
        .init(testDescription: "fetchpriority", change: { $0.fetchPriority = .high }, touches: { _ in false }),
        .init(testDescription: "saving", change: { $0.saving = 10 }, touches: { _ in false }),
        .init(testDescription: "since", change: { $0.since = .distantPast }, touches: { _ in false }),
        .init(testDescription: "animation", change: { $0.animation = .still }, touches: { _ in false }),
        .init(testDescription: "transparency", change: { $0.transparency = .flatten }, touches: { _ in false }),
        .init(testDescription: "background", change: { $0.background = "#000000" }, touches: { _ in false }),
        .init(testDescription: "width added", change: { $0.widths.append(900) }, touches: { $0.size.width == 900 }),
        .init(testDescription: "width removed", change: { $0.widths = [640] }, touches: { _ in false }),
        .init(testDescription: "format added", change: { $0.formats.append(.png) }, touches: { $0.format == .png }),
        .init(testDescription: "format removed", change: { $0.formats = [.jpeg] }, touches: { _ in false }),
        .init(
            testDescription: "format order",
            change: { $0.formats = [.jpeg, .webp, .avif] },
            touches: { _ in false }
        ),
        .init(testDescription: "target", change: { $0.target = 71 }, touches: { $0.format != .webp }),
        .init(testDescription: "quality.webp", change: { $0.quality[.webp] = 81 }, touches: { $0.format == .webp }),
        .init(testDescription: "quality.avif", change: { $0.quality[.avif] = 50 }, touches: { $0.format == .avif }),
        .init(testDescription: "effort.avif", change: { $0.effort[.avif] = 4 }, touches: { $0.format == .avif }),
        .init(testDescription: "effort.webp", change: { $0.effort[.webp] = 2 }, touches: { $0.format == .webp }),
        .init(testDescription: "effort.png", change: { $0.effort[.png] = 2 }, touches: { _ in false }),
        .init(testDescription: "metadata", change: { $0.metadata = .none }, touches: { _ in true }),
        .init(testDescription: "fit", change: { $0.fit = .inside }, touches: { _ in true }),
        .init(
            testDescription: "aspect",
            change: { $0.fit = .cover(aspect: .init(width: 1, height: 1), gravity: .focus) },
            touches: { _ in true }
        ),
        .init(
            testDescription: "gravity",
            change: { $0.fit = .cover(aspect: .init(width: 3, height: 2), gravity: .centre) },
            touches: { _ in true }
        ),
    ]

    @Test("is each option that decides its bytes, and no other", arguments: changes)
    func options(change: Change) throws {
        let before = try keys(of: Self.preset)
        var preset = Self.preset
        change.change(&preset)
        #expect(preset != Self.preset)
        for (spec, key) in try keys(of: preset) {
            #expect(before.values.contains(key) != change.touches(spec), "\(spec.canonical)")
        }
    }

    @Test("every option of a preset is tried")
    func complete() {
        let tried = Set(
            Self.changes.flatMap { $0.testDescription.split(separator: " ") }.map { $0.split(separator: ".")[0] }
        )
        let options = Mirror(reflecting: Self.preset).children.compactMap { $0.label?.lowercased() }
        let grouped = ["widths": "width", "formats": "format"]
        for option in options { #expect(tried.contains((grouped[option] ?? option)[...]), "\(option)") }
    }

    @Test("what the source lacks decides nothing: colours behind transparency, frames")
    func transparent() throws {
        var preset = Self.preset
        preset.transparency = .flatten
        let before = try keys(of: preset, transparent: true)
        preset.background = "#000000"
        for (spec, key) in try keys(of: preset, transparent: true) {
            #expect(before.values.contains(key) == (spec.format != .jpeg), "\(spec.canonical)")
        }
    }

    @Test("the version of a codec touches its own format alone, and another content all")
    func versions() throws {
        let source = try Fixtures.source(1)
        let all = Planner(presets: [Self.preset], engine: Fixtures.engine()).plan(source)
        let newer = Planner(presets: [Self.preset], engine: Fixtures.engine(version: "2")).plan(source)
        #expect(Set(all.variants.map(\.key)).isDisjoint(with: newer.variants.map(\.key)))
        let other = Planner(presets: [Self.preset], engine: Fixtures.engine()).plan(try Fixtures.source(2))
        #expect(Set(all.variants.map(\.key)).isDisjoint(with: other.variants.map(\.key)))
    }

    /// The keys of all variants that a preset makes of a photograph.
    private func keys(of preset: Preset, transparent: Bool = false) throws -> [VariantSpec: String] {
        let header = SourceRecord.Header(
            format: "png",
            width: 1200,
            height: 900,
            frames: 1,
            transparent: transparent
        )
        let source = try Fixtures.source(1, newest: Date(timeIntervalSince1970: 0), verdict: .usable(header))
        let plan = Planner(presets: [preset], engine: Fixtures.engine()).plan(source)
        return Dictionary(plan.variants.map { ($0.spec, $0.key) }, uniquingKeysWith: { $1 })
    }
}
