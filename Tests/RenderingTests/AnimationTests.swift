import Presets
import Rendering
import Testing
import Vips

@Suite("Animations")
struct AnimationTests {
    private static let colours: [[UInt8]] = [[250, 0, 0], [0, 250, 0], [0, 0, 250], [250, 250, 0]]

    private func file(_ saver: String) throws -> [UInt8] {
        try Drawing.animation(frames: Self.colours, width: 80, height: 51).file(saver)
    }

    @Test("frames, delays and repeats survive", arguments: ["gifsave_target", "webpsave_target"])
    func kept(saver: String) throws {
        let source = try file(saver)
        #expect(try Studio.facts(source).frames == 4)
        let work = try Studio.render(source, [.test(.webp, 40, 26, animated: true)])
        let read = try Image.read(work.files[0], ["n": -1])
        #expect(read.pages == 4)
        #expect(read.ints("delay") == [100, 150, 200, 250])
        #expect(read.int("loop") == 3)
        #expect(work.outcome.variants[0].size == PixelSize(width: 40, height: 26))
    }

    @Test("no frame bleeds into its neighbours", arguments: [(40, 26), (79, 50), (13, 8)])
    func edges(width: Int, height: Int) throws {
        let spec = VariantSpec.test(.webp, width, height, animated: true)
        let read = try Image.read(Studio.render(file("webpsave_target"), [spec]).files[0], ["n": -1])
        for (frame, colour) in Self.colours.enumerated() {
            for y in [0, height - 1] {
                let pixel = try read.pixel(x: width / 2, y: frame * height + y)
                #expect(zip(pixel, colour).allSatisfy { abs($0 - Int($1)) < 25 }, "frame \(frame), row \(y): \(pixel)")
            }
        }
    }

    @Test("a still asked for by name shows the first frame")
    func still() throws {
        let made = try Studio.picture(file("gifsave_target"), .test(.png, 40, 26))
        #expect(made.height == 26)
        let pixel = try made.pixel(x: 20, y: 13)
        #expect(zip(pixel, Self.colours[0]).allSatisfy { abs($0 - Int($1)) < 6 }, "\(pixel)")
    }

    @Test("an animation and a still of one source are made in one go")
    func together() throws {
        let specs = [VariantSpec.test(.jpeg, 40, 26), .test(.webp, 40, 26, animated: true), .test(.webp, 20, 13)]
        let work = try Studio.render(file("gifsave_target"), specs)
        #expect(try work.files.map { try Image.read($0).pages } == [1, 4, 1])
    }

    @Test("the frames of an animated PNG are counted, though only the first can be read")
    func animatedPNG() throws {
        let png = try Drawing.photo(width: 20, height: 10).file("pngsave_target")
        let control: [UInt8] =
            [0, 0, 0, 8] + Array("acTL".utf8) + [0, 0, 0, 5, 0, 0, 0, 0] + [0x3B, 0xD6, 0x9D, 0x9A]
        #expect(try Studio.facts(png).frames == 1)
        #expect(try Studio.facts(Array(png.prefix(33)) + control + png.dropFirst(33)).frames == 5)
    }
}
