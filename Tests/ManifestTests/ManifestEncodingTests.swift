import Foundation
import Manifest
import Testing

@Suite("The manifest as JSON")
struct ManifestEncodingTests {
    @Test("an empty manifest says its version")
    func empty() {
        let text = String(decoding: Manifest().encoded(), as: UTF8.self)
        #expect(text == "{\n\"aliases\":{},\n\"images\":{},\n\"version\":1\n}\n")
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
        var manifest = Manifest(images: ["assets/b.jpg": ManifestImage(), "assets/a.jpg": image])
        manifest.addAlias("/assets/a.jpg", of: "assets/a.jpg")
        let expected = """
            {
            "aliases":{
            "/assets/a.jpg":"assets/a.jpg"},
            "images":{
            "assets/a.jpg":{"color":"#6a7f92","focus":{"x":0.5,"y":0.333},"height":650,"object_position":"50% 33%",\
            "social":{"height":900,"type":"image/jpeg","url":"/blog/assets/variants/a-1200-0a1b.jpg","width":1200},\
            "width":940},
            "assets/b.jpg":{}},
            "version":1
            }

            """
        #expect(String(decoding: manifest.encoded(), as: UTF8.self) == expected)
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
