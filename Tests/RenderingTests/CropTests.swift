import Presets
import Rendering
import Testing
import Vips

@Suite("Crops")
struct CropTests {
    /// A grey picture with a red disc, the only thing to look at.
    private func disc(width: Int, height: Int, x: Int, y: Int) throws -> [UInt8] {
        try VipsLibrary.start()
        var pixels = [UInt8](repeating: 128, count: width * height * 3)
        for row in 0..<height {
            for column in 0..<width where (row - y) * (row - y) + (column - x) * (column - x) < 400 {
                pixels.replaceSubrange(
                    (row * width + column) * 3..<(row * width + column) * 3 + 3,
                    with: [220, 90, 60]
                )
            }
        }
        return try Image(pixels: pixels, width: width, height: height, bands: 3).file("pngsave_target")
    }

    /// A picture whose rows tell their number in red and whose columns tell theirs in green.
    private func ruler(width: Int, height: Int) throws -> [UInt8] {
        try VipsLibrary.start()
        let pixels = (0..<width * height).flatMap { place -> [UInt8] in
            [UInt8(place / width % 256), UInt8(place % width % 256), 0]
        }
        return try Image(pixels: pixels, width: width, height: height, bands: 3).file("pngsave_target")
    }

    @Test("a focus crop takes 35 % of what must go from the top")
    func focus() throws {
        let made = try Studio.picture(ruler(width: 100, height: 200), .test(.png, 100, 100, crop: .focus))
        #expect(try made.pixel(x: 0, y: 0) == [35, 0, 0])
    }

    @Test("a centre crop takes the middle")
    func centre() throws {
        let tall = try Studio.picture(ruler(width: 100, height: 200), .test(.png, 100, 100, crop: .centre))
        #expect(try tall.pixel(x: 0, y: 0) == [50, 0, 0])
        let wide = try Studio.picture(ruler(width: 200, height: 100), .test(.png, 100, 100, crop: .centre))
        #expect(try wide.pixel(x: 0, y: 0) == [0, 50, 0])
    }

    @Test(
        "sideways, focus and attention keep what draws the eye",
        arguments: [Preset.Gravity.focus, .attention, .entropy]
    )
    func sideways(gravity: Preset.Gravity) throws {
        for x in [60, 300, 540] {
            let file = try disc(width: 600, height: 200, x: x, y: 100)
            let made = try Studio.picture(file, .test(.png, 200, 200, crop: gravity))
            // The disc has 1,256 pixels; most of them must be there.
            let pixels = try made.band(0).pixels()
            #expect(pixels.filter { $0 > 180 }.count > 1_000, "\(gravity) at \(x)")
        }
    }

    @Test("every width shows the same part", arguments: Preset.Gravity.allCases)
    func samePart(gravity: Preset.Gravity) throws {
        let file = try disc(width: 900, height: 500, x: 610, y: 130)
        let widths = [400, 267, 133, 99]
        let work = try Studio.render(file, widths.map { .test(.png, $0, $0, crop: gravity) })
        let largest = try Image.read(work.files[0])
        for (index, width) in widths.enumerated() {
            let made = try Image.read(work.files[index])
            #expect(
                try made.difference(from: largest.resized(width: width, height: width)) < 1,
                "\(gravity) at \(width)"
            )
        }
    }
}
