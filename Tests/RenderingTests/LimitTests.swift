import Presets
import Testing
import Vips

@testable import Rendering

@Suite("Limits")
struct LimitTests {
    @Test("a picture with more pixels than allowed is refused, and the line names numbers and key")
    func pixels() throws {
        var limits = Configuration.Limits()
        limits.pixels = 4_999
        let file = try Drawing.photo(width: 100, height: 50).file("pngsave_target")
        let error = #expect(throws: RenderingError.self) { try Studio.facts(file, limits: limits) }
        #expect(error?.kind == .badInput)
        for part in ["100x50", "5000", "4999", "`limits.pixels` in assets.yml"] {
            #expect(error?.message.contains(part) == true)
        }
        limits.pixels = 5_000
        #expect(try Studio.facts(file, limits: limits).size.width == 100)
    }

    @Test("pixels are looked at only within what may be decoded, and not where the kind of file gives no cause")
    func decoding() throws {
        let photo = try Drawing.photo(width: 100, height: 50)
        let png = try photo.file("pngsave_target")
        #expect(try Studio.facts(png, decoding: 4_999).isComplete == false)
        #expect(try Studio.facts(png, decoding: 5_000).isComplete)
        #expect(try Studio.facts(photo.file("jpegsave_target"), decoding: 0).isComplete)
    }

    @Test("a file with more bytes than allowed is refused")
    func bytes() throws {
        var limits = Configuration.Limits()
        limits.bytes = 100
        let file = try Drawing.photo(width: 100, height: 50).file("pngsave_target")
        let error = #expect(throws: RenderingError.self) { try Studio.facts(file, limits: limits) }
        #expect(error?.message.contains("`limits.bytes` in assets.yml") == true)
    }

    @Test(
        "a picture that is too wide, too high, has too many frames or too much metadata is refused by name",
        arguments: ["width", "height", "frames", "metadata"]
    )
    func bounds(key: String) throws {
        let picture = try Drawing.animation(frames: [[1, 2, 3], [100, 2, 3]], width: 40, height: 25)
        picture.set("xmp-data", to: [UInt8](repeating: 0x61, count: 500))
        let file = try picture.file(key == "metadata" ? "webpsave_target" : "gifsave_target")
        var limits = Configuration.Limits()
        #expect(try Studio.facts(file, limits: limits).frames == 2)
        switch key {
        case "width": limits.width = 39
        case "height": limits.height = 24
        case "frames": limits.frames = 1
        default: limits.metadata = 499
        }
        let error = #expect(throws: RenderingError.self) { try Studio.facts(file, limits: limits) }
        #expect(error?.kind == .badInput)
        #expect(error?.message.contains("`limits.\(key)` in assets.yml") == true, "\(error?.message ?? "")")
    }

    @Test("an animation counts all its frames where all are kept, and one where one is")
    func animation() throws {
        var limits = Configuration.Limits()
        limits.animationPixels = 2_999
        let frames = (0..<3).map { [UInt8($0 * 60), 100, 50] as [UInt8] }
        let file = try Drawing.animation(frames: frames, width: 40, height: 25).file("gifsave_target")
        let facts = try Studio.facts(file, limits: limits)
        #expect(facts.frames == 3)
        let error = #expect(throws: RenderingError.self) { try LimitCheck.animation(facts.size, frames: 3, limits) }
        #expect(error?.message.contains("`limits.animation_pixels` in assets.yml") == true)
        limits.animationPixels = 3_000
        #expect(throws: Never.self) { try LimitCheck.animation(facts.size, frames: 3, limits) }
    }

    @Test("a header that claims an enormous picture is refused before any pixel")
    func bomb() throws {
        // Signature and IHDR of a PNG of 60,000x60,000 with a right checksum, and no pixels.
        let header: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0xEA, 0x60, 0, 0,
            0xEA, 0x60, 8, 2, 0, 0, 0,
        ]
        let error = #expect(throws: RenderingError.self) {
            try Studio.facts(header + [0, 0, 0, 0] + Array(repeating: 0, count: 100))
        }
        #expect(error?.kind == .badInput)
    }
}
