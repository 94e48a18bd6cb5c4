import Presets
import Testing

@Suite("Texts that mean harm")
struct HostileTextTests {
    private func problems(of yaml: String) -> [ConfigurationProblem] {
        do {
            _ = try PresetReader.read(yaml: yaml, file: "a.yml")
            return []
        } catch {
            return error.problems
        }
    }

    /// Nine levels of nine aliases each: 400 million nodes where they are expanded.
    private static func bomb(asKey: Bool) -> String {
        let levels = (1...9).map { level in
            "k\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]"
        }
        return (["k0: &a0 x"] + levels + (asKey ? ["? *a9\n: x"] : [])).joined(separator: "\n")
    }

    @Test("an anchor bomb is refused before it is expanded", arguments: [false, true])
    func anchors(asKey: Bool) {
        #expect(problems(of: Self.bomb(asKey: asKey)).first?.message.hasPrefix("anchors (&name)") == true)
    }

    @Test("as many aliases as are let through to the parser are refused within the time limit", .timeLimit(.minutes(1)))
    func mostAliases() {
        let levels = (1...10).map { "k\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1),*a\($0 - 1)]" }
        let yaml = (["k0: &a0 x"] + levels + ["? *a10", ": x"]).joined(separator: "\n")
        #expect(problems(of: yaml).first?.message.hasPrefix("anchors (&name)") == true)
    }

    @Test("few aliases of a long list are refused before they are expanded", .timeLimit(.minutes(1)))
    func longList() {
        let list = "k0: &a0 [\(String(repeating: "x,", count: 100_000))]"
        let levels = (1...10).map { "k\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1),*a\($0 - 1)]" }
        let yaml = ([list] + levels + ["? *a10", ": x"]).joined(separator: "\n")
        #expect(problems(of: yaml).first?.message.hasPrefix("anchors (&name)") == true)
    }

    @Test("twenty thousand wrong keys are refused within the time limit", .timeLimit(.minutes(1)))
    func manyKeys() {
        let yaml = (1...20_000).map { "aword\($0)aswrongandlongasasuggestionmaybe: x" }.joined(separator: "\n")
        #expect(problems(of: yaml).count == 100)
    }

    @Test("an undefined alias is refused")
    func alias() {
        #expect(problems(of: "name: *a").map(\.message) == ["invalid YAML: found undefined alias"])
    }

    @Test("a text above 1 MB is refused unread")
    func length() {
        let message = "the file is larger than 1 MB, which no configuration needs"
        #expect(problems(of: String(repeating: "#", count: 1_000_001)).map(\.message) == [message])
    }

    @Test("nesting without end is refused", arguments: ["[", "{a: ", "- ", "? ", "[{"])
    func nesting(opening: String) {
        #expect(!problems(of: "use: " + String(repeating: opening, count: 100_000)).isEmpty)
        #expect(!problems(of: String(repeating: opening, count: 100_000)).isEmpty)
    }

    @Test("a thousand faults give the first hundred")
    func many() {
        let yaml = (1...1000).map { "key\($0): 1" }.joined(separator: "\n")
        #expect(problems(of: yaml).count == 100)
    }

    @Test("a message stays one short line whatever it repeats")
    func line() {
        let value = String(repeating: "x\\n\\e", count: 100)
        let found = problems(of: "name: a\nwidths: [1]\nloading: \"\(value)\"\n\"\(value)\": 1")
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.message.count < 500 && !$0.message.contains { $0.isNewline || $0 == "\u{1B}" } })
    }

    @Test("mutations of good presets are read or refused, and never crash", arguments: BuiltInPresets.names)
    func mutations(name: String) throws {
        let original = Array(try #require(BuiltInPresets.text(of: name)).unicodeScalars)
        var random = SplitMix(state: UInt64(name.utf8.reduce(0) { $0 &* 31 &+ Int($1) }))
        var read = 0, refused = 0
        for _ in 0..<1500 {
            var scalars = original
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.mutate(&scalars, using: &random) }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            do {
                _ = try PresetReader.read(yaml: String(text), file: "a.yml")
                read += 1
            } catch {
                refused += 1
                #expect(!error.problems.isEmpty)
                #expect(error.problems.allSatisfy { $0.line >= 1 && $0.column >= 1 && !$0.message.isEmpty })
            }
        }
        // Mutations that are all refused, or all read, would show nothing.
        #expect(read > 100 && refused > 100)
    }

    private static let splinters = [
        "[", "]", "{", "}", ":", ": ", "- ", "? ", "\n", "\t", " ", "#", "\"", "'", "&a", "*a", "!!x", "|", ">", "%",
        "---\n", "...\n", "0", "-1", "99999999999999999999", "é", "\u{0}", "\u{85}", "\u{FEFF}", "<<: 1\n", "~", "@",
    ].map { Array($0.unicodeScalars) }

    private static func mutate(_ scalars: inout [Unicode.Scalar], using random: inout SplitMix) {
        guard let splinter = splinters.randomElement(using: &random) else { return }
        let start = Int.random(in: 0...scalars.count, using: &random)
        let end = min(scalars.count, start + Int.random(in: 0...8, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: scalars.replaceSubrange(start..<end, with: splinter)
        case 1: scalars.insert(contentsOf: splinter, at: start)
        case 2: scalars.removeSubrange(start..<end)
        default: scalars.insert(contentsOf: scalars[start..<end], at: Int.random(in: 0...scalars.count, using: &random))
        }
    }
}

/// The SplitMix64 generator: the same mutations in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
