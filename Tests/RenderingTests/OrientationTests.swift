import Presets
import Rendering
import Testing
import Vips

@Suite("EXIF orientation")
struct OrientationTests {
    /// What has to be done to an upright picture so that the given orientation makes it upright again.
    private func stored(_ picture: Image, orientation: Int) throws -> Image {
        let steps: [[(String, KeyValuePairs<String, Argument>)]] = [
            [], [], [("flip", ["direction": .nick("horizontal")])], [("rot", ["angle": .nick("d180")])],
            [("flip", ["direction": .nick("vertical")])],
            [("rot", ["angle": .nick("d270")]), ("flip", ["direction": .nick("vertical")])],
            [("rot", ["angle": .nick("d270")])],
            [("rot", ["angle": .nick("d90")]), ("flip", ["direction": .nick("vertical")])],
            [("rot", ["angle": .nick("d90")])],
        ]
        let turned = try steps[orientation].reduce(picture) { try $0.applying($1.0, $1.1) }.copy()
        if orientation > 0 { turned.set("orientation", to: orientation) }
        return turned
    }

    @Test("all nine cases come out upright and equal", arguments: 0...8)
    func upright(orientation: Int) throws {
        let photo = try Drawing.photo(width: 320, height: 240)
        let file = try stored(photo, orientation: orientation).file("jpegsave_target", ["Q": 98])
        #expect(try Studio.facts(file).size == PixelSize(width: 320, height: 240))
        for (spec, tolerance) in [(VariantSpec.test(.png, 320, 240), 3.0), (.test(.png, 100, 75), 1.5)] {
            let made = try Studio.picture(file, spec)
            let direct = try photo.resized(width: spec.size.width, height: spec.size.height)
            #expect(try made.difference(from: direct) < tolerance)
            #expect(made.orientation == 1)
        }
    }

    @Test("an orientation that does not exist counts as upright", arguments: [0, 9, 200])
    func senseless(orientation: Int) throws {
        let photo = try Drawing.photo(width: 64, height: 32).copy()
        photo.set("orientation", to: orientation)
        #expect(try Studio.facts(photo.file("jpegsave_target")).size == PixelSize(width: 64, height: 32))
    }
}
