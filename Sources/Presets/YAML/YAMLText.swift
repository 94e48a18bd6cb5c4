import Glibc
import Yams

/// Turns the text of a small YAML file into a tree, and what hinders it into problems.
enum YAMLText {
    /// The longest text that is parsed, in bytes of UTF-8.
    static let longest = 1_000_000

    /// What a text may come to in bytes with its aliases written out before they are refused: n of them multiply what they
    /// name by e^(n/e) at most. Without a bound a file of a few hundred bytes would fill the memory.
    private static let mostExpanded = 20_000_000.0

    /// The only document of a text; nil where there is none, or where it cannot be read, which is reported.
    static func root(of yaml: String, problems: inout ProblemList) -> YAMLField? {
        guard yaml.utf8.count <= longest else {
            problems.report("the file is larger than 1 MB, which no configuration needs", at: .start)
            return nil
        }
        let text = yaml.first == "\u{FEFF}" ? String(yaml.dropFirst()) : yaml
        let aliases = possible("*", in: text)
        let anchors = aliases == 0 ? 0 : possible("&", in: text)
        let expanded = anchors == 0 ? 0 : Double(text.utf8.count) * exp(Double(aliases) / M_E)
        guard expanded <= mostExpanded else {
            problems.report(anchorsRefused, at: .start)
            return nil
        }
        guard let root = parse(text, problems: &problems), !root.isNull else { return nil }
        return YAMLField(key: "", name: "the file", position: root.position, node: root)
    }

    private static let anchorsRefused = "anchors (&name) and aliases (*name) are not supported; write the values out"

    /// What an alias may follow without a space between.
    private static let indicators: Set<Unicode.Scalar> = ["[", "{", ",", ":", "-", "?"]

    private static func parse(_ text: String, problems: inout ProblemList) -> Node? {
        do {
            // Without rules of its own the resolver leaves every plain scalar a string: `16:9` stays what it is.
            let parser = try Parser(yaml: text, resolver: .basic)
            // Nodes hold their anchors weakly, the parser keeps them alive.
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else { return nil }
                guard let anchored = firstAnchored(in: root) else { return root }
                problems.report(anchorsRefused, at: anchored.position)
                return nil
            }
        } catch let error as YamlError {
            let (message, position) = YAMLSyntax.explain(error, in: text)
            problems.report(message, at: position)
        } catch {
            problems.report("invalid YAML: \(error)", at: .start)
        }
        return nil
    }

    /// An upper bound of the aliases, or anchors, in a text: what looks like one, in comments and quotes too.
    private static func possible(_ sign: Unicode.Scalar, in text: String) -> Int {
        var before: (Unicode.Scalar, Unicode.Scalar) = ("\n", "\n")
        return text.unicodeScalars.count { scalar in
            defer { before = (before.1, scalar) }
            let startsWord = before.0.properties.isWhitespace || indicators.contains(before.0)
            return startsWord && before.1 == sign && scalar != sign && !scalar.properties.isWhitespace
        }
    }

    private static func firstAnchored(in node: Node) -> Node? {
        if node.anchor != nil { return node }
        switch node {
        case .sequence(let sequence):
            return sequence.lazy.compactMap(firstAnchored).first
        case .mapping(let mapping):
            return mapping.lazy.compactMap { firstAnchored(in: $0.key) ?? firstAnchored(in: $0.value) }.first
        case .scalar, .alias:
            return nil
        }
    }
}

extension Node {
    /// Where the node begins.
    var position: TextPosition { mark.map(TextPosition.init) ?? .start }
}

extension TextPosition {
    /// The place of a parser's mark, which counts as we do.
    init(_ mark: Mark) {
        self.init(line: mark.line, column: mark.column)
    }
}
