import Foundation
import TestSupport
import Testing

@testable import Presets

@Suite("docs/CONFIGURATION.md")
struct DocumentationTests {
    private static let file = ProjectFolder.root.appending(path: "docs/CONFIGURATION.md")

    private func text() throws -> String { try String(contentsOf: Self.file, encoding: .utf8) }

    @Test("every key has its row")
    func keys() throws {
        let text = try text()
        let missing = (ConfigurationReader.keys + PresetFields.keys).filter { !text.contains("\n| `\($0)` |") }
        #expect(missing == [])
    }

    @Test("every format has its row with the encoder's efforts", arguments: ImageFormat.allCases)
    func formats(format: ImageFormat) throws {
        let defaults = EncoderDefaults.of(format)
        let effort = defaults.efforts.count > 1 ? "\(defaults.effort) | \(defaults.efforts.words)" : "none | none"
        #expect(try text().contains("\n| `\(format.rawValue)` | \(effort) |\n"))
    }

    @Test("every example is read")
    func examples() throws {
        let examples = try text().components(separatedBy: "```yaml\n").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        #expect(examples.count == 5)
        for example in examples {
            if example.hasPrefix("name:") {
                _ = try PresetReader.read(yaml: example, file: "example")
            } else {
                _ = try ConfigurationReader.read(yaml: example, file: "example")
            }
        }
    }
}
