import Foundation
import Presets
import TestSupport
import Testing

@Suite("Built-in presets")
struct BuiltInPresetsTests {
    private static let folder = ProjectFolder.root.appending(path: "presets")

    @Test("every file of the presets folder is built in, and nothing else")
    func names() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".yml")
        }
        #expect(BuiltInPresets.names.map { "\($0).yml" } == files.sorted())
    }

    @Test("the text built in is the text of the file", arguments: BuiltInPresets.names)
    func text(name: String) throws {
        let file = try String(contentsOf: Self.folder.appending(path: "\(name).yml"), encoding: .utf8)
        #expect(BuiltInPresets.text(of: name) == file)
    }

    @Test("each file names the preset that it is named after")
    func all() throws {
        #expect(try BuiltInPresets.all().map(\.name) == ["card", "header", "social", "thumb"])
    }

    @Test("an unknown name has no text")
    func unknown() {
        #expect(BuiltInPresets.text(of: "hero") == nil)
    }

    @Test("social is a still, opaque JPEG of 1200x630")
    func social() throws {
        let social = try #require(try BuiltInPresets.all().first { $0.name == "social" })
        #expect(social.fit == .cover(aspect: .init(width: 1200, height: 630), gravity: .focus))
        #expect(social.widths == [1200])
        #expect(social.formats == [.jpeg])
        #expect(social.animation == .still)
        #expect(social.transparency == .flatten)
    }

    @Test("header shows the whole picture at once, before all others")
    func header() throws {
        let header = try #require(try BuiltInPresets.all().first { $0.name == "header" })
        #expect(header.fit == .inside)
        #expect(header.loading == .eager)
        #expect(header.fetchPriority == .high)
        #expect(header.sizes == "(min-width: 1140px) 730px, 100vw")
    }

    @Test("lazy pictures that stand in columns let the browser use their real width")
    func card() throws {
        let card = try #require(try BuiltInPresets.all().first { $0.name == "card" })
        #expect(card.loading == .lazy)
        #expect(card.sizes.hasPrefix("auto, "))
    }
}
