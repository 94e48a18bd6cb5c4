import Glibc
import Presets
import Rendering
import Testing
import Vips

@Suite("Variants of a picture")
struct RoundTripTests {
    @Test("every format gives back the picture at the size that was asked for", arguments: ImageFormat.allCases)
    func everyFormat(format: ImageFormat) throws {
        let photo = try Drawing.photo(width: 400, height: 300)
        try #require(CodecReport.trial().available.contains(format))
        let work = try Studio.render(photo.file("pngsave_target"), [.test(format, 133, 100)])
        let direct = try photo.resized(width: 133, height: 100)
        let made = try Image.read(work.files[0])
        #expect(try made.difference(from: direct) < 3)
        #expect(
            work.outcome.withoutCosts.variants == [
                .init(
                    size: .init(width: 133, height: 100),
                    bytes: work.files[0].count,
                    quality: format == .png ? 100 : 90
                )
            ]
        )
    }

    @Test("every width is as good as a direct resize")
    func levels() throws {
        let photo = try Drawing.photo(width: 1600, height: 1200)
        let specs = [40, 100, 160, 320, 500, 640].map { VariantSpec.test(.png, $0, $0 * 3 / 4) }
        let work = try Studio.render(photo.file("pngsave_target"), specs)
        for (file, spec) in zip(work.files, specs) {
            let direct = try photo.resized(width: spec.size.width, height: spec.size.height)
            #expect(try Image.read(file).difference(from: direct) < 1, "\(spec.size)")
        }
    }

    @Test("every kind of source is read at a smaller scale without harm", arguments: Container.allCases)
    func smallScale(container: Container) throws {
        let photo = try Drawing.photo(width: 1600, height: 1202)
        let specs = [VariantSpec.test(.png, 320, 240), .test(.png, 50, 38)]
        let work = try Studio.render(container.file(of: photo), specs)
        for (file, spec) in zip(work.files, specs) {
            let direct = try photo.resized(width: spec.size.width, height: spec.size.height)
            #expect(try Image.read(file).difference(from: direct) < 3, "\(spec.size)")
        }
    }

    @Test("a picture at its own size is not resampled")
    func ownSize() throws {
        let photo = try Drawing.photo(width: 123, height: 45)
        let made = try Studio.picture(photo.file("pngsave_target"), .test(.png, 123, 45))
        #expect(try made.pixels() == photo.pixels())
    }

    @Test("a picture one pixel high or wide keeps its shape", arguments: [(2000, 1), (1, 2000), (1, 1), (5000, 2)])
    func extremes(width: Int, height: Int) throws {
        let file = try Drawing.photo(width: width, height: height).file("pngsave_target")
        let facts = try Studio.facts(file)
        let plan = Geometry.plan(Preset(name: "test", widths: [320]), for: facts, available: [.avif, .webp, .jpeg])
        guard case .variants(let plans) = plan else { throw TestFailure("expected variants, received \(plan)") }
        let specs = plans.flatMap(\.variants)
        #expect(specs.count == 3)
        #expect(try Studio.render(file, specs).outcome.variants.map(\.size) == specs.map(\.size))
    }

    @Test("the same source and options give the same bytes", arguments: [ImageFormat.avif, .webp, .jpeg, .png])
    func deterministic(format: ImageFormat) throws {
        let file = try Drawing.photo(width: 300, height: 200).file("jpegsave_target", ["Q": 95])
        let specs = [VariantSpec.test(format, 200, 133), .test(format, 100, 100, crop: .focus)]
        let first = try Studio.render(file, specs)
        let second = try Studio.render(file, specs)
        #expect(first.files == second.files)
        #expect(first.outcome.withoutCosts == second.outcome.withoutCosts)
    }

    @Test("an output that held more before ends where the variant ends")
    func leftOver() throws {
        let source = try TestFile(Drawing.photo(width: 60, height: 40).file("pngsave_target"))
        let output = try TestFile(Array(repeating: 7, count: 100_000))
        try withExtendedLifetime((source, output)) {
            let outcome = try Renderer(limits: .init()).render(
                descriptor: source.descriptor,
                variants: [.test(.jpeg, 30, 20)],
                outputs: [output.descriptor]
            )
            #expect(outcome.variants.map(\.bytes) == [output.bytes.count])
            #expect(try Image.read(output.bytes).width == 30)
        }
    }

    @Test("a write that fails blames the device and not the source")
    func fullDisk() throws {
        let full = open("/dev/full", O_WRONLY)
        try #require(full >= 0)
        defer { close(full) }
        let source = try TestFile(Drawing.photo(width: 60, height: 40).file("pngsave_target"))
        let error = withExtendedLifetime(source) {
            #expect(throws: RenderingError.self) {
                try Renderer(limits: .init())
                    .render(descriptor: source.descriptor, variants: [.test(.jpeg, 30, 20)], outputs: [full])
            }
        }
        #expect(error?.kind == .device)
        #expect(error?.code == ENOSPC)
        #expect(error?.message.contains("No space left") == true)
    }

    @Test("the appearance is the mean colour and a WebP of at most 16 pixels")
    func appearance() throws {
        let red = try Drawing.animation(frames: [[200, 30, 20]], width: 64, height: 32)
        let appearance = try Studio.render(red.file("pngsave_target"), [.test(.png, 32, 16)]).outcome.appearance
        #expect(appearance.color == "#c81e14")
        #expect(appearance.placeholder.hasPrefix("data:image/webp;base64,UklGR"))
        #expect(appearance.placeholder.count < 200)
    }
}

extension RenderOutcome {
    /// The outcome without times, which are never the same twice.
    fileprivate var withoutCosts: RenderOutcome {
        var outcome = self
        for place in outcome.variants.indices { outcome.variants[place].cpu = 0 }
        return outcome
    }
}
