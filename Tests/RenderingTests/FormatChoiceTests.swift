import Presets
import Rendering
import Testing

@Suite("Formats for a source")
struct FormatChoiceTests {
    private func plan(
        _ formats: [ImageFormat],
        transparent: Bool = false,
        frames: Int = 1,
        kind: String = "gif",
        animation: Preset.Animation = .keep,
        transparency: Preset.Transparency = .png,
        available: Set<ImageFormat> = Set(ImageFormat.allCases)
    ) -> PresetPlan {
        let preset = Preset(
            name: "test",
            widths: [100],
            formats: formats,
            animation: animation,
            transparency: transparency,
            background: "#FFEEDD"
        )
        let size = PixelSize(width: 200, height: 100)
        let facts = SourceFacts(format: kind, size: size, frames: frames, transparent: transparent)
        return Geometry.plan(preset, for: facts, available: available)
    }

    private func formats(_ plan: PresetPlan) -> [ImageFormat] {
        guard case .variants(let plans) = plan else { return [] }
        return plans.map(\.format)
    }

    private func backgrounds(_ plan: PresetPlan) -> [String?] {
        guard case .variants(let plans) = plan else { return [] }
        return plans.flatMap(\.variants).map(\.background)
    }

    @Test("formats that this machine cannot write are left out")
    func unavailable() {
        #expect(formats(plan([.jxl, .webp, .jpeg], available: [.webp, .jpeg])) == [.webp, .jpeg])
        #expect(formats(plan([.jxl], available: [.webp])) == [])
    }

    @Test("PNG stands in for JPEG where the source is transparent")
    func standIn() {
        #expect(formats(plan([.avif, .jpeg], transparent: true)) == [.avif, .png])
        #expect(backgrounds(plan([.avif, .jpeg], transparent: true)) == [nil, nil])
        #expect(formats(plan([.avif, .jpeg])) == [.avif, .jpeg])
    }

    @Test("JPEG is flattened on the background where the preset or the machine says so")
    func flatten() {
        let byPreset = plan([.webp, .jpeg], transparent: true, transparency: .flatten)
        #expect(formats(byPreset) == [.webp, .jpeg])
        #expect(backgrounds(byPreset) == [nil, "#ffeedd"])
        let byMachine = plan([.webp, .jpeg], transparent: true, available: [.webp, .jpeg])
        #expect(backgrounds(byMachine) == [nil, "#ffeedd"])
        #expect(backgrounds(plan([.jpeg], transparency: .flatten)) == [nil])
    }

    @Test("a preset with JPEG and PNG gives each source the one that suits it", arguments: [true, false])
    func both(transparent: Bool) {
        #expect(formats(plan([.webp, .png, .jpeg], transparent: transparent)) == [.webp, transparent ? .png : .jpeg])
        #expect(formats(plan([.webp, .png], transparent: transparent)) == [.webp, .png])
    }

    @Test("an animation is kept in formats that hold it, left alone, or made a still by name")
    func animation() throws {
        let kept = plan([.avif, .webp, .jpeg], frames: 5)
        guard case .variants(let plans) = kept else { throw TestFailure("expected variants, received \(kept)") }
        #expect(plans.map(\.format) == [.webp])
        #expect(plans.flatMap(\.variants).map(\.animated) == [true])
        #expect(formats(plan([.avif, .jpeg], frames: 5, animation: .still)) == [.avif, .jpeg])
        for alone in [
            plan([.avif, .jpeg], frames: 5), plan([.webp], frames: 5, animation: .leave),
            plan([.webp], frames: 5, kind: "png"),
        ] {
            guard case .leaveAlone(let reason) = alone else { throw TestFailure("expected none, received \(alone)") }
            #expect(reason.contains("anima"))
        }
    }
}

/// A failure of a test with a sentence of its own.
struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
