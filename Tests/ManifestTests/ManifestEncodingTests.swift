import Manifest
import Testing

@Suite("The manifest as JSON")
struct ManifestEncodingTests {
    @Test("an empty manifest says its version")
    func empty() {
        let text = String(decoding: Manifest().encoded(), as: UTF8.self)
        #expect(text == "{\n\"aliases\":{},\n\"images\":{},\n\"version\":1\n}\n")
    }
}
