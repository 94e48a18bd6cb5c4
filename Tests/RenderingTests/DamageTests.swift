import Presets
import Rendering
import Testing
import Vips

@Suite("Damaged files")
struct DamageTests {
    @Test("a file that is cut off is refused, wherever it is cut", arguments: Container.allCases)
    func truncated(container: Container) throws {
        let whole = try container.file(of: Drawing.photo(width: 400, height: 300))
        _ = try Studio.render(whole, [.test(.jpeg, 100, 75)])
        for percent in stride(from: 10, through: 90, by: 10) {
            let part = Array(whole.prefix(whole.count * percent / 100))
            for spec in [VariantSpec.test(.jpeg, 400, 300), .test(.jpeg, 50, 38)] {
                let error = #expect(throws: RenderingError.self, "cut at \(percent) %") {
                    try Studio.render(part, [spec])
                }
                #expect(error?.kind == .badInput)
                #expect(error?.message.contains("\n") == false)
            }
        }
    }

    @Test("an animation that is cut off is refused", arguments: ["gifsave_target", "webpsave_target"])
    func truncatedAnimation(saver: String) throws {
        let frames = (0..<8).map { [UInt8($0 * 30), 100, 50] as [UInt8] }
        let whole = try Drawing.animation(frames: frames, width: 60, height: 40).file(saver)
        for percent in [30, 60, 90] {
            let part = Array(whole.prefix(whole.count * percent / 100))
            #expect(throws: RenderingError.self, "cut at \(percent) %") {
                try Studio.render(part, [.test(.webp, 30, 20, animated: true)])
            }
        }
    }

    @Test("a broken colour profile does not stop the picture")
    func brokenProfile() throws {
        let photo = try Drawing.photo(width: 60, height: 40).copy()
        photo.set("icc-profile-data", to: Array(repeating: 0x41 as UInt8, count: 200))
        let made = try Studio.picture(photo.file("pngsave_target"), .test(.png, 60, 40))
        #expect(try made.difference(from: photo) < 1)
    }

    @Test(
        "what is no picture is called by its name",
        arguments: [
            ("", "empty"), ("<!DOCTYPE html><html></html>", "an HTML page"), ("  <html><body>", "an HTML page"),
            ("{\"error\": 404}", "a JSON document"), ("%PDF-1.7", "a PDF"), ("BM6\u{0}", "a BMP picture"),
            ("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "an SVG drawing"),
            ("<?xml version=\"1.0\"?><Error/>", "an XML document"), ("Not found", "plain text"),
            ("PK\u{3}\u{4}", "a ZIP archive"), ("\u{1}\u{0}\u{2}", "unknown data"), ("\n", "blank text"),
        ]
    )
    func noPicture(content: String, name: String) throws {
        let error = #expect(throws: RenderingError.self) { try Studio.facts(Array(content.utf8)) }
        #expect(error?.kind == .badInput)
        #expect(error?.message.contains(name) == true)
    }
}
