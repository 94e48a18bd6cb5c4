import Foundation
import Manifest
import Testing

@Suite("The manifest as JSON")
struct ManifestEncodingTests {
    @Test("an empty manifest says its version")
    func empty() {
        let text = String(decoding: Manifest().encoded(), as: UTF8.self)
        #expect(text == "{\n\"aliases\":{},\n\"images\":{},\n\"presets\":{},\n\"version\":2\n}\n")
    }

    @Test("one picture is one line, with its members sorted")
    func oneLine() {
        var image = ManifestImage(
            width: 940,
            height: 650,
            color: "#6a7f92",
            focus: ManifestImage.Focus(x: 0.5, y: 1 / 3)
        )
        image.presets["social"] = Samples.social("a")
        image.presets["card"] = Samples.picture("a")
        let images = ["assets/b.jpg": ManifestImage(), "assets/a.jpg": image]
        var manifest = Manifest(images: images, presets: Samples.presets.filter { $0.key == "header" })
        manifest.addAlias("/assets/a.jpg", of: "assets/a.jpg")
        let expected = """
            {
            "aliases":{
            "/assets/a.jpg":"assets/a.jpg"},
            "images":{
            "assets/a.jpg":{"card":"640x480|*320-0a1b.jpg 320w, *640-0a1b.jpg 640w|avif *320-0a1b.avif 320w, \
            *640-0a1b.avif 640w|webp *320-0a1b.webp 320w, *640-0a1b.webp 640w","color":"#6a7f92","focus":{"x":0.5,"y":0.333},"height":650,"object_position":"50% 33%",\
            "prefix":"/blog/assets/variants/a-","social":"1200x900|*1200-0a1b.jpg 1200w","width":940},
            "assets/b.jpg":{}},
            "presets":{
            "header":{"fetchpriority":"high","loading":"eager","sizes":"100vw"}},
            "version":2
            }

            """
        #expect(String(decoding: manifest.encoded(), as: UTF8.self) == expected)
    }

    /// A picture of 940x650 with all variants of the built-in presets, its placeholder as long as they come.
    private static var typical: ManifestImage {
        func variants(_ widths: [Int], _ name: String) -> [ManifestVariant] {
            widths.map { width in
                let file = "6e60c0ab77b7ae2bd0f4ff2bb1e8d3a9-\(width)-yedkwbvjgk4f.\(name == "jpeg" ? "jpg" : name)"
                let url = ManifestURL.make(path: "assets/variants/\(file)")
                return ManifestVariant(url: url, width: width, height: width * 65 / 94, bytes: 10_000)
            }
        }
        var image = ManifestImage(
            width: 940,
            height: 650,
            color: "#684f40",
            placeholder: "data:image/webp;base64," + String(repeating: "A", count: 176),
            focus: ManifestImage.Focus(x: 0.5, y: 0.35)
        )
        let presets = ["header": [320, 480, 640, 768, 940], "card": [320, 480, 640, 768], "thumb": [80, 160, 240]]
        for (name, widths) in presets {
            let formats = ["avif", "webp", "jpeg"].map { (mediaType: "image/\($0)", variants: variants(widths, $0)) }
            image.presets[name] = ManifestPreset(formats: formats)
        }
        image.presets["social"] = ManifestPreset(formats: [("image/jpeg", variants([940], "jpeg"))])
        return image
    }

    @Test("a picture takes few bytes, and few values, which cost a YAML reader more than bytes")
    func size() throws {
        let path = "assets/images/6e60c0ab77b7ae2bd0f4ff2bb1e8d3a9.jpg"
        let bytes = Manifest(images: [path: Self.typical]).encoded()
        #expect(bytes.count - Manifest().encoded().count <= 1640)
        let file = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let image = try #require((file["images"] as? [String: Any])?[path] as? [String: Any])
        #expect(image.count == 11)
        #expect(image.values.filter { $0 is [String: Any] || $0 is [Any] }.count == 1, "the focus alone")
    }

    @Test(
        "the prefix is what all URLs share, up to a dash or a slash",
        arguments: [([320, 640], "a-"), ([1200, 1600], "a-")]
    )
    func prefix(widths: [Int], expected: String) {
        var image = ManifestImage()
        image.presets["header"] = Samples.picture("a", widths: widths)
        let text = String(decoding: Manifest(images: ["a": image]).encoded(), as: UTF8.self)
        #expect(text.contains("\"prefix\":\"/blog/assets/variants/\(expected)\""))
    }

    @Test("pictures whose files share no name have a shorter prefix, and their URLs come out whole")
    func mixed() {
        var image = ManifestImage()
        image.presets["header"] = ManifestPreset(formats: [("image/jpeg", Samples.variants("ab", "jpg", [320]))])
        image.presets["card"] = ManifestPreset(formats: [("image/jpeg", Samples.variants("ac", "jpg", [320]))])
        let text = String(decoding: Manifest(images: ["a": image]).encoded(), as: UTF8.self)
        #expect(text.contains("\"header\":\"320x240|*ab-320-0a1b.jpg 320w\""))
        #expect(text.contains("\"prefix\":\"/blog/assets/variants/\""))
    }

    @Test("every file is listed by itself only where that is asked for", arguments: [true, false])
    func details(_ details: Bool) {
        let manifest = Manifest(images: ["a": Samples.full("a")], details: details)
        let text = String(decoding: manifest.encoded(), as: UTF8.self)
        let file = #"{"height":900,"size":120000,"url":"/blog/assets/variants/a-1200-0a1b.jpg","width":1200}"#
        #expect(text.contains("\"social\":{\"jpeg\":[\(file)]}") == details)
    }

    @Test("every odd name comes back from a JSON reader as it was")
    func oddNames() throws {
        let data = Data(Samples.odd.encoded())
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let images = try #require(object["images"] as? [String: Any])
        let aliases = try #require(object["aliases"] as? [String: String])
        #expect(Set(images.keys) == Set(Samples.oddNames))
        #expect(Set(aliases.values) == Set(Samples.oddNames))
    }

    @Test("a spelling that differs only in its composition is still another spelling")
    func composition() {
        var manifest = Manifest()
        manifest.addAlias("\u{e9}.jpg", of: "e\u{301}.jpg")
        manifest.addAlias("plain.jpg", of: "plain.jpg")
        #expect(manifest.aliases.count == 1)
    }

    @Test("a path too long for a YAML key is left out and the rest stays")
    func longKey() {
        let long = String(repeating: "x", count: 1001), fits = String(repeating: "y", count: 1000)
        let text = String(decoding: Manifest(images: [long: .init(), fits: .init()]).encoded(), as: UTF8.self)
        #expect(!text.contains(long))
        #expect(text.contains(fits))
    }

    @Test("a preset may not hide what stands beside it")
    func reserved() {
        var image = ManifestImage(width: 940)
        for name in ManifestImage.reservedNames { image.presets[name] = Samples.social("a") }
        let text = String(decoding: Manifest(images: ["a": image]).encoded(), as: UTF8.self)
        #expect(text.contains("\"a\":{\"width\":940}"))
    }

    @Test(
        "a focus outside the picture is brought to its edge",
        arguments: [(-1.0, "0%"), (2.0, "100%"), (0.35, "35%"), (.nan, "50%"), (.infinity, "50%"), (0.00001, "0%")]
    )
    func focus(x: Double, expected: String) {
        #expect(ManifestImage.Focus(x: x, y: 0).objectPosition == "\(expected) 0%")
    }
}
