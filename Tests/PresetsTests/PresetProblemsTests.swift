import Presets
import Testing

/// A text with one fault, and the whole message that its author reads.
struct Fault: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String

    /// Makes a fault; the message is without the file's name.
    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }

    var testDescription: String { message }
}

@Suite("Problems of a preset")
struct PresetProblemsTests {
    private static let start = "name: a\nwidths: [320]\n"

    private func messages(of yaml: String) -> [String] {
        do {
            _ = try PresetReader.read(yaml: yaml, file: "a.yml")
            return []
        } catch {
            return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
        }
    }

    private static let fields = [
        Fault("qualty: {webp: 80}", "3:1: unknown key 'qualty' in preset 'a'; did you mean 'quality'?"),
        Fault("Sizes: 100vw", "3:1: unknown key 'Sizes' in preset 'a'; did you mean 'sizes'?"),
        Fault("? [1]\n: 2", "3:3: expected a name as a key in preset 'a', received a list"),
        Fault("quality: {webp: 140}", "3:17: expected 1…100 for quality.webp, received 140"),
        Fault("quality: {webp: 0}", "3:17: expected 1…100 for quality.webp, received 0"),
        Fault("quality:\n  webp: high", "4:9: expected a whole number in 1…100 for quality.webp, received 'high'"),
        Fault("quality: {webp: '80'}", "3:17: expected a whole number in 1…100 for quality.webp, received '80'"),
        Fault("quality: {webp: 80.5}", "3:17: expected a whole number in 1…100 for quality.webp, received 80.5"),
        Fault("quality: {webp: }", "3:17: expected a whole number in 1…100 for quality.webp, received nothing"),
        Fault("quality: {jpg: 80}", "3:11: unknown key 'jpg' in quality; did you mean 'jpeg'?"),
        Fault(
            "quality: {tiff: 80}",
            "3:11: unknown key 'tiff' in quality; the keys are target, avif, webp, jpeg, png, jxl"
        ),
        Fault(
            "quality: 80",
            "3:10: expected a mapping, as {target: 70} or {avif: 50, webp: 80, jpeg: 80}, for quality, received 80"
        ),
        Fault("quality: {target: 140}", "3:19: expected 1…95 for quality.target, received 140"),
        Fault("quality: {target: 0}", "3:19: expected 1…95 for quality.target, received 0"),
        Fault("quality: {target: nan}", "3:19: expected a number in 1…95 for quality.target, received nan"),
        Fault("quality: {target: good}", "3:19: expected a number in 1…95 for quality.target, received 'good'"),
        Fault("quality: {traget: 70}", "3:11: unknown key 'traget' in quality; did you mean 'target'?"),
        Fault("effort: {avif: 10}", "3:16: expected 0…9 for effort.avif, received 10"),
        Fault("effort: {webp: 7}", "3:16: expected 0…6 for effort.webp, received 7"),
        Fault("effort: {jpeg: 1}", "3:10: jpeg has no effort to set; remove effort.jpeg"),
        Fault("formats: avif", "3:10: expected a list, as [avif, webp, jpeg], for formats, received 'avif'"),
        Fault("formats: []", "3:10: expected at least one element for formats, as [avif, webp, jpeg]"),
        Fault(
            "formats: [avif, gif]",
            "3:17: expected avif, webp, jpeg, png or jxl for formats, received 'gif'"
        ),
        Fault(
            "formats: [jpg]",
            "3:11: expected avif, webp, jpeg, png or jxl for formats, received 'jpg'; did you mean 'jpeg'?"
        ),
        Fault("formats: [webp, jpeg, webp]", "3:23: formats has 'webp' twice; remove one"),
        Fault("loading: soon", "3:10: expected eager or lazy for loading, received 'soon'"),
        Fault("fetchpriority: [high]", "3:16: expected high, low or auto for fetchpriority, received a list"),
        Fault("animation: drop", "3:12: expected keep, leave or still for animation, received 'drop'"),
        Fault("transparency: keep", "3:15: expected png or flatten for transparency, received 'keep'"),
        Fault("metadata: all", "3:11: expected credit or none for metadata, received 'all'"),
        Fault(
            "background: red",
            "3:13: expected a colour in quotes, as \"#ffffff\", for background, received 'red'"
        ),
        Fault(
            "background: #ffffff",
            "3:12: expected a colour in quotes, as \"#ffffff\", for background, received nothing; "
                + "YAML takes a # without quotes for a comment"
        ),
        Fault("use: {a: b}", "3:6: expected text for use, received a mapping"),
        Fault(
            "sizes: '\"'",
            "3:8: expected 1…500 characters without quotation marks and line breaks for sizes, received '\"'"
        ),
        Fault("fit: contain", "3:6: expected inside or cover for fit, received 'contain'"),
        Fault("fit: cover", "3:1: fit: cover needs an aspect, as aspect: 16:9"),
        Fault(
            "aspect: 16:9",
            "3:1: aspect needs fit: cover, and preset 'a' has fit: inside; add the one or remove the other"
        ),
        Fault(
            "fit: inside\ngravity: centre",
            "4:1: gravity needs fit: cover, and preset 'a' has fit: inside; add the one or remove the other"
        ),
        Fault(
            "fit: cover\naspect: 1:1\ngravity: center",
            "5:10: expected focus, attention, entropy or centre for gravity, received 'center'; "
                + "did you mean 'centre'?"
        ),
        Fault(
            "fit: cover\naspect: wide",
            "4:9: expected width:height in whole numbers of 1…10000, as 16:9, for aspect, received 'wide'"
        ),
        Fault(
            "fit: cover\naspect: 16:0",
            "4:9: expected width:height in whole numbers of 1…10000, as 16:9, for aspect, received '16:0'"
        ),
        Fault(
            "fit: cover\naspect: 1.91",
            "4:9: expected width:height in whole numbers of 1…10000, as 16:9, for aspect, received 1.91"
        ),
    ]

    @Test("a field that cannot be used is told with its place, the expected and the received", arguments: fields)
    func field(fault: Fault) {
        #expect(messages(of: Self.start + fault.text) == [fault.message])
    }

    private static let texts = [
        Fault("", "1:1: the file is empty; a preset needs at least 'name' and 'widths'"),
        Fault("# nothing yet\n", "1:1: the file is empty; a preset needs at least 'name' and 'widths'"),
        Fault("[a]", "1:1: expected a mapping, as name: header, for the file, received a list"),
        Fault("header", "1:1: expected a mapping, as name: header, for the file, received 'header'"),
        Fault("widths: [1]", "1:1: this preset lacks its 'name', as name: header"),
        Fault("name: a", "1:1: preset 'a' lacks its 'widths', as widths: [320, 640, 960]"),
        Fault(
            "name: a b\nwidths: [1]",
            "1:7: expected a name of 1…64 letters a-z, digits, '-' or '_' for name, received 'a b'"
        ),
        Fault("name: a\nwidths: [320, 640, 320]", "2:20: widths has 320 twice; remove one"),
        Fault("name: a\nwidths: [0]", "2:10: expected 1…16383 for widths, received 0"),
        Fault("name: a\nwidths:\n  - 16384", "3:5: expected 1…16383 for widths, received 16384"),
        Fault("name: a\nwidths: 320", "2:9: expected a list, as [320, 640, 960], for widths, received 320"),
        Fault("name: a\nwidths:", "2:8: expected a list, as [320, 640, 960], for widths, received nothing"),
        Fault("name: a\nwidths: []", "2:9: expected at least one element for widths, as [320, 640, 960]"),
        Fault(
            "name: a\nwidths: [99999999999999999999]",
            "2:10: expected a whole number in 1…16383 for widths, received 99999999999999999999"
        ),
        Fault(
            "name: a\nwidths: [1]\nname: b",
            "1:1: the key 'name' stands more than once in one mapping, the first time here; keep one"
        ),
        Fault(
            "name: a\nwidths: [1",
            "3:1: invalid YAML: did not find expected ',' or ']' while parsing a flow sequence that begins at 2:9"
        ),
        Fault("name: a\n\twidths: [1]", "2:1: invalid YAML: a tab stands where YAML allows only spaces"),
        Fault("name: a\u{01}", "1:8: invalid YAML: control characters are not allowed"),
        Fault(
            "name: a\nwidths: [1]\n---\nname: b",
            "3:1: invalid YAML: expected a single document in the stream, but found another document"
        ),
        Fault(
            "name: a\nwidths: &w [1]",
            "2:9: anchors (&name) and aliases (*name) are not supported; write the values out"
        ),
    ]

    @Test("a text that is no preset is told with its place and what to do", arguments: texts)
    func text(fault: Fault) {
        #expect(messages(of: fault.text) == [fault.message])
    }

    @Test("all problems come at once, in the order of their places")
    func several() {
        let yaml = """
            name: hero
            widths: [320, wide, 320]
            qualty: {webp: 80}
            quality: {webp: 140, jpeg: 0}
            aspect: 16:9
            """
        #expect(
            messages(of: yaml) == [
                "2:15: expected a whole number in 1…16383 for widths, received 'wide'",
                "2:21: widths has 320 twice; remove one",
                "3:1: unknown key 'qualty' in preset 'hero'; did you mean 'quality'?",
                "4:17: expected 1…100 for quality.webp, received 140",
                "4:28: expected 1…100 for quality.jpeg, received 0",
                "5:1: aspect needs fit: cover, and preset 'hero' has fit: inside; add the one or remove the other",
            ]
        )
    }

    @Test("a problem reads as file:line:column: message, and an error as one line a problem")
    func description() {
        let error = #expect(throws: ConfigurationError.self) {
            try PresetReader.read(yaml: "name: a\nwidth: [1]", file: "presets/a.yml")
        }
        #expect(
            error?.description == """
                presets/a.yml:1:1: preset 'a' lacks its 'widths', as widths: [320, 640, 960]
                presets/a.yml:2:1: unknown key 'width' in preset 'a'; did you mean 'widths'?
                """
        )
    }
}
