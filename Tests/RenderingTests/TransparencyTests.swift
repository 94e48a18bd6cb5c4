import Presets
import Rendering
import Testing
import Vips

@Suite("Transparency")
struct TransparencyTests {
    private func cutout() throws -> [UInt8] { try Drawing.cutout(width: 300, height: 100).file("pngsave_target") }

    @Test("only an alpha channel with a pixel that is not opaque counts")
    func facts() throws {
        #expect(try Studio.facts(cutout()).transparent)
        #expect(try !Studio.facts(Drawing.photo(width: 30, height: 20, bands: 4).file("pngsave_target")).transparent)
        #expect(try !Studio.facts(Drawing.photo(width: 30, height: 20).file("pngsave_target")).transparent)
    }

    @Test("transparency stays in formats that hold it", arguments: [ImageFormat.png, .webp, .avif])
    func kept(format: ImageFormat) throws {
        let made = try Studio.picture(cutout(), .test(format, 90, 30))
        #expect(made.bands == 4)
        #expect(try made.pixel(x: 85, y: 15)[3] == 0)
        #expect(try made.pixel(x: 10, y: 15)[3] == 255)
    }

    @Test("colours that transparency hides do not bleed into the visible part")
    func bleeding() throws {
        let opaque = try Drawing.photo(width: 300, height: 100).file("pngsave_target")
        // The edge of the hole goes through column 46, a third of which is hidden green.
        let made = try Studio.picture(cutout(), .test(.png, 70, 23)).pixel(x: 46, y: 12)
        let expected = try Studio.picture(opaque, .test(.png, 70, 23)).pixel(x: 46, y: 12)
        #expect((100..<250).contains(made[3]))
        #expect(zip(made, expected).allSatisfy { abs($0 - $1) < 12 }, "\(made) for \(expected)")
    }

    @Test("JPEG shows the background where the source is transparent")
    func flattened() throws {
        let made = try Studio.picture(cutout(), .test(.jpeg, 90, 30, background: "#ff8000"))
        #expect(made.bands == 3)
        let pixel = try made.pixel(x: 85, y: 15)
        #expect(zip(pixel, [255, 128, 0]).allSatisfy { abs($0 - $1) < 6 }, "\(pixel)")
    }

    @Test("an alpha channel that is opaque throughout is dropped")
    func opaque() throws {
        let file = try Drawing.photo(width: 60, height: 40, bands: 4).file("pngsave_target")
        #expect(try Studio.picture(file, .test(.png, 30, 20)).bands == 3)
    }

    @Test("16-bit transparency becomes 8-bit transparency")
    func sixteen() throws {
        let deep = try Drawing.cutout(width: 300, height: 100).applying("colourspace", ["space": .nick("rgb16")])
        let file = try deep.file("pngsave_target")
        #expect(try Studio.facts(file).transparent)
        let made = try Studio.picture(file, .test(.png, 90, 30))
        let shallow = try Studio.picture(cutout(), .test(.png, 90, 30))
        #expect(made.bands == 4)
        #expect(try made.difference(from: shallow) < 1.5)
    }
}
