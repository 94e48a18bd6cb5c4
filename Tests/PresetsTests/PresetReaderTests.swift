import Presets
import Testing

@Suite("Reading a preset")
struct PresetReaderTests {
    @Test("what a preset does not say is as the documentation has it")
    func defaults() throws {
        let preset = try PresetReader.read(yaml: "name: a\nwidths: [640, 320]", file: "a.yml")
        #expect(preset == Preset(name: "a", widths: [320, 640]))
    }

    @Test("every key is read")
    func everything() throws {
        let yaml = """
            name: wide_1
            use: across the page
            fit: cover
            aspect: 21:9
            gravity: entropy
            widths: [1600, 800]
            formats: [webp, png]
            quality: {target: 72.5, webp: 70, png: 100}
            effort: {webp: 6}
            sizes: "(width > 600px) 50vw, 100vw"
            loading: eager
            fetchpriority: low
            animation: leave
            transparency: flatten
            background: "#FFeeDD"
            metadata: none
            """
        let expected = Preset(
            name: "wide_1",
            use: "across the page",
            fit: .cover(aspect: .init(width: 21, height: 9), gravity: .entropy),
            widths: [800, 1600],
            formats: [.webp, .png],
            target: 72.5,
            quality: [.webp: 70, .png: 100],
            effort: [.webp: 6],
            sizes: "(width > 600px) 50vw, 100vw",
            loading: .eager,
            fetchPriority: .low,
            animation: .leave,
            transparency: .flatten,
            background: "#ffeedd",
            metadata: .none
        )
        #expect(try PresetReader.read(yaml: yaml, file: "a.yml") == expected)
    }

    @Test("a crop without a gravity spares heads")
    func gravity() throws {
        let yaml = "name: a\nwidths: [1]\nfit: cover\naspect: 16:9"
        let preset = try PresetReader.read(yaml: yaml, file: "a.yml")
        #expect(preset.fit == .cover(aspect: .init(width: 16, height: 9), gravity: .focus))
    }

    @Test(
        "the spellings of YAML and of editors make no difference",
        arguments: [
            "{name: a, widths: [320, 640]}",
            "---\nname: 'a'\nwidths:\n- 320\n- 640\n",
            "name: a\r\nwidths: [320, 640]\r\n",
            "\u{FEFF}name: a\nwidths: [320, 640]\n",
            "# \(String(repeating: "*", count: 78))\nname: a # **why**, *really*\nwidths: [320,640]\n...\n",
        ]
    )
    func spelling(yaml: String) throws {
        #expect(try PresetReader.read(yaml: yaml, file: "a.yml") == Preset(name: "a", widths: [320, 640]))
    }
}
