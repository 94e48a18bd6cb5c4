import Presets
import Rendering
import Testing

@Suite("Geometry")
struct GeometryTests {
    private static let lengths = [1, 2, 3, 17, 99, 319, 320, 321, 630, 940, 1200, 4321, 16_384, 65_501]
    static let sources = lengths.flatMap { width in lengths.map { PixelSize(width: width, height: $0) } }
    static let fits: [Preset.Fit] = [
        .inside, .cover(aspect: .init(width: 16, height: 9), gravity: .focus),
        .cover(aspect: .init(width: 1200, height: 630), gravity: .centre),
        .cover(aspect: .init(width: 1, height: 3), gravity: .entropy),
    ]

    private func variants(
        _ preset: Preset,
        _ size: PixelSize,
        transparent: Bool = false
    ) -> [PresetPlan.FormatPlan] {
        let facts = SourceFacts(format: "png", size: size, transparent: transparent)
        guard case .variants(let plans) = Geometry.plan(preset, for: facts, available: Set(ImageFormat.allCases)) else {
            return []
        }
        return plans
    }

    @Test("nothing is enlarged, repeated, or out of order, whatever the size", arguments: fits)
    func properties(fit: Preset.Fit) {
        for source in Self.sources {
            let preset = Preset(name: "test", fit: fit, widths: [320, 640, 940, 1600])
            for plan in variants(preset, source) {
                let sizes = plan.variants.map(\.size)
                #expect(sizes.map(\.width) == Set(sizes.map(\.width)).sorted(), "\(source)")
                for size in sizes {
                    #expect((1...source.width).contains(size.width), "\(size) of \(source)")
                    #expect((1...source.height).contains(size.height), "\(size) of \(source)")
                    #expect(preset.widths.contains(size.width) || size == sizes.last, "\(size) of \(source)")
                }
            }
        }
    }

    @Test("heights are rounded to nearest")
    func ratio() {
        for source in Self.sources {
            for size in variants(Preset(name: "test", widths: [100, 320, 777]), source).flatMap(\.variants).map(\.size)
            {
                let exact = Double(size.width) * Double(source.height) / Double(source.width)
                #expect(Double(size.height) == max(1, exact.rounded()), "\(size) of \(source)")
            }
        }
    }

    @Test(
        "a source that is narrower than the largest width gets a variant at its own width",
        arguments: [
            (100, [100]), (320, [320]), (500, [320, 500]), (940, [320, 640, 940]), (1599, [320, 640, 940, 1599]),
            (1600, [320, 640, 940, 1600]), (6000, [320, 640, 940, 1600]),
        ]
    )
    func ownWidth(width: Int, expected: [Int]) {
        let plans = variants(
            Preset(name: "test", widths: [320, 640, 940, 1600], formats: [.jpeg]),
            PixelSize(width: width, height: width)
        )
        #expect(plans.flatMap(\.variants).map(\.size.width) == expected)
    }

    @Test("the own width of a crop is the width that is left of the source")
    func ownWidthOfCrop() {
        let social = Preset(
            name: "social",
            fit: .cover(aspect: .init(width: 1200, height: 630), gravity: .focus),
            widths: [1200],
            formats: [.jpeg]
        )
        let landscape = variants(social, PixelSize(width: 940, height: 650)).flatMap(\.variants)
        #expect(landscape.map(\.size) == [PixelSize(width: 940, height: 494)])
        #expect(landscape.map(\.crop) == [.focus])
        let flat = variants(social, PixelSize(width: 8000, height: 315)).flatMap(\.variants)
        #expect(flat.map(\.size) == [PixelSize(width: 600, height: 315)])
    }

    @Test("variants that an encoder cannot hold are left out, those that it can hold stay")
    func encoderLimits() {
        let plans = variants(Preset(name: "test", widths: [100, 400]), PixelSize(width: 400, height: 66_000))
        #expect(plans.map(\.format) == [.jpeg])
        #expect(plans.flatMap(\.variants).map(\.size) == [PixelSize(width: 100, height: 16_500)])
    }

    @Test("options come from the preset, or else from the encoder's defaults")
    func options() {
        let preset = Preset(
            name: "test",
            widths: [10],
            formats: [.webp, .jpeg],
            quality: [.webp: 33],
            metadata: Preset.Metadata.none
        )
        let specs = variants(preset, PixelSize(width: 100, height: 100)).flatMap(\.variants)
        #expect(specs.map(\.quality) == [33, .target(Preset.defaultTarget)])
        #expect(specs.map(\.metadata) == [.none, .none])
        #expect(specs.map(\.crop) == [nil, nil])
        #expect(specs.map(\.animated) == [false, false])
    }
}
