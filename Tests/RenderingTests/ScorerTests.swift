import Presets
import Rendering
import Testing
import Vips

@Suite("Scores")
struct ScorerTests {
    init() throws { try VipsLibrary.start() }

    private func score(_ original: [UInt8], _ variant: [UInt8]) throws -> Double {
        let files = (try TestFile(original), try TestFile(variant))
        var scorer = Scorer()
        return try withExtendedLifetime(files) {
            try scorer.score(original: files.0.descriptor, variant: files.1.descriptor, limits: .init())
        }
    }

    @Test(
        "a picture is worth 100 in every container that keeps it",
        arguments: [.png, .losslessWebP, .deflatedTIFF] as [Container]
    )
    func lossless(container: Container) throws {
        let photo = try Drawing.photo(width: 64, height: 48)
        #expect(try score(photo.file("pngsave_target"), container.file(of: photo)) == 100)
    }

    @Test("more bytes score higher", arguments: ["jpegsave_target", "webpsave_target", "heifsave_target"])
    func monotonous(saver: String) throws {
        let photo = try Drawing.photo(width: 128, height: 96)
        let original = try photo.file("pngsave_target")
        let scores = try [20, 50, 90].map { try score(original, photo.file(saver, ["Q": .int($0)])) }
        #expect(scores[0] < scores[1] && scores[1] < scores[2] && scores[2] < 100)
    }

    @Test("an AVIF is seen with interpolated chroma")
    func chroma() throws {
        let photo = try Self.stripes()
        let original = try photo.file("pngsave_target")
        let avif = try photo.file(
            "heifsave_target",
            ["compression": .nick("av1"), "Q": 90, "subsample_mode": .nick("on")]
        )
        let repeated = try Image.read(avif).file("pngsave_target")
        #expect(abs(try score(original, avif) - score(original, repeated)) > 0.5)
        let whole = try photo.file(
            "heifsave_target",
            ["compression": .nick("av1"), "Q": 90, "subsample_mode": .nick("off")]
        )
        #expect(abs(try score(original, whole) - score(original, Image.read(whole).file("pngsave_target"))) < 0.3)
    }

    @Test("pictures are compared upright and in sRGB")
    func uprightAndColour() throws {
        let photo = try Drawing.photo(width: 96, height: 64)
        let turned = try photo.applying("rot", ["angle": .nick("d270")]).copy()
        turned.set("orientation", to: 6)
        #expect(try score(photo.file("pngsave_target"), turned.file("jpegsave_target", ["Q": 98])) > 85)
        let moved = try photo.applying(
            "icc_transform",
            ["output_profile": .string("p3"), "input_profile": .string("srgb"), "intent": .nick("relative")]
        )
        let original = try photo.file("pngsave_target")
        #expect(try score(original, moved.file("pngsave_target", ["profile": .string("p3")])) > 90)
        #expect(try score(original, moved.file("heifsave_target", ["compression": .nick("av1"), "Q": 98])) > 85)
        let unlabelled = try moved.copy()
        unlabelled.remove("icc-profile-data")
        let dull = try score(original, unlabelled.file("pngsave_target"))
        #expect(try score(original, moved.file("pngsave_target", ["profile": .string("p3")])) > dull + 5)
    }

    @Test("of a transparent picture the worse page counts, and hidden colours do not")
    func transparent() throws {
        let cutout = try Drawing.cutout(width: 64, height: 48)
        let original = try cutout.file("pngsave_target")
        var hidden = try cutout.pixels()
        for place in stride(from: 0, to: hidden.count, by: 4) where hidden[place + 3] == 0 { hidden[place + 1] = 9 }
        let recoloured = try Image(pixels: hidden, width: 64, height: 48, bands: 4)
        #expect(try score(original, recoloured.file("pngsave_target")) == 100)
        let onDark = try cutout.applying("flatten", ["background": .doubles([26, 26, 26])]).file("pngsave_target")
        let onLight = try cutout.applying("flatten", ["background": .doubles([230, 230, 230])]).file("pngsave_target")
        #expect(try score(original, onDark) < 50)
        #expect(try score(onLight, original) < 50)
    }

    @Test("files that do not fit are told apart from files that cannot be read")
    func faults() throws {
        let photo = try Drawing.photo(width: 64, height: 48).file("pngsave_target")
        let small = try Drawing.photo(width: 32, height: 24).file("pngsave_target")
        let sizes = ScoringError.sizes(
            original: PixelSize(width: 64, height: 48),
            variant: PixelSize(width: 32, height: 24)
        )
        #expect(throws: sizes) { try score(photo, small) }
        let cut = Array(photo.prefix(photo.count / 2))
        #expect { try score(photo, cut) } throws: { if case ScoringError.variant = $0 { true } else { false } }
        #expect { try score([], photo) } throws: { if case ScoringError.original = $0 { true } else { false } }
    }

    @Test("an original is prepared anew when another one comes")
    func changed() throws {
        let files = [
            try TestFile(Drawing.photo(width: 64, height: 48).file("pngsave_target")),
            try TestFile(Drawing.cutout(width: 64, height: 48).file("pngsave_target")),
        ]
        var scorer = Scorer()
        let scores = try [(0, 0), (1, 1), (0, 1), (0, 0)].map { original, variant in
            try withExtendedLifetime(files) {
                try scorer.score(
                    original: files[original].descriptor,
                    variant: files[variant].descriptor,
                    limits: .init()
                )
            }
        }
        #expect(scores[0] == 100 && scores[1] == 100 && scores[2] < 50 && scores[3] == 100)
    }

    /// Colours that change every few pixels at one brightness.
    private static func stripes() throws -> Image {
        let colours: [[UInt8]] = [[200, 60, 60], [60, 120, 60], [90, 90, 220]]
        var pixels: [UInt8] = []
        for y in 0..<96 {
            for x in 0..<96 { pixels += colours[(x / 3 + y / 5) % 3] }
        }
        return try Image(pixels: pixels, width: 96, height: 96, bands: 3)
    }
}
