import Presets
import Rendering
import Testing
import Vips

@Suite("Colours")
struct ColourTests {
    /// One colour in sRGB, taken through a profile that libvips has built in, and embedded with it.
    private func file(_ colour: [UInt8], profile: String, saver: String) throws -> [UInt8] {
        let flat = try Drawing.animation(frames: [colour], width: 64, height: 64)
        let moved = try flat.applying(
            "icc_transform",
            ["output_profile": .string(profile), "input_profile": .string("srgb"), "intent": .nick("relative")]
        )
        return try moved.file(saver, ["profile": .string(profile)])
    }

    private func expect(_ pixel: [Int], near colour: [UInt8], within tolerance: Int) {
        #expect(pixel.count == 3)
        #expect(zip(pixel, colour).allSatisfy { abs($0 - Int($1)) <= tolerance }, "\(pixel) for \(colour)")
    }

    @Test("Display P3 becomes sRGB", arguments: [[200, 80, 40], [30, 120, 60], [128, 128, 128]] as [[UInt8]])
    func displayP3(colour: [UInt8]) throws {
        let source = try file(colour, profile: "p3", saver: "pngsave_target")
        try expect(Studio.picture(source, .test(.png, 32, 32)).pixel(x: 9, y: 9), near: colour, within: 2)
    }

    @Test("CMYK becomes sRGB, with a profile and without", arguments: [[150, 90, 70], [90, 110, 120]] as [[UInt8]])
    func cmyk(colour: [UInt8]) throws {
        let source = try file(colour, profile: "cmyk", saver: "jpegsave_target")
        try #require(Image.read(source).interpretation == "cmyk")
        try expect(Studio.picture(source, .test(.png, 32, 32)).pixel(x: 9, y: 9), near: colour, within: 8)
        let bare = try Image.read(source).copy()
        bare.remove("icc-profile-data")
        let unlabelled = try bare.file("jpegsave_target")
        try expect(Studio.picture(unlabelled, .test(.png, 32, 32)).pixel(x: 9, y: 9), near: colour, within: 8)
    }

    @Test(
        "16-bit, grey and Lab pictures keep their colours",
        arguments: [
            ("rgb16", "pngsave_target"), ("grey16", "pngsave_target"), ("b-w", "jpegsave_target"),
            ("lab", "tiffsave_target"), ("labs", "tiffsave_target"), ("scrgb", "tiffsave_target"),
            ("rgb16", "tiffsave_target"),
        ]
    )
    func spaces(space: String, saver: String) throws {
        let grey: [UInt8] = [140, 140, 140]
        let flat = try Drawing.animation(frames: [grey], width: 64, height: 64)
        let source = try flat.applying("colourspace", ["space": .nick(space)]).file(saver)
        let target = try Studio.picture(source, .test(.png, 32, 32))
        try expect(target.pixel(x: 9, y: 9), near: grey, within: 2)
    }
}
