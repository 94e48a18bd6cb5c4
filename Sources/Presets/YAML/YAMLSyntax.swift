import Yams

/// Says for people what the YAML parser could not read.
enum YAMLSyntax {
    /// One line about a parser's error, and its place in the text.
    static func explain(_ error: YamlError, in text: String) -> (message: String, position: TextPosition) {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _):
            let position = TextPosition(mark)
            if isTab(at: position, in: text) {
                return ("invalid YAML: a tab stands where YAML allows only spaces", position)
            }
            return ("invalid YAML: \(problem)\(place(of: context))", position)
        case .composer(let context, let problem, let mark, _):
            let sentence = [context?.text, problem].compactMap(\.self).joined(separator: ", ")
            return ("invalid YAML: \(sentence)", TextPosition(mark))
        case .reader(let problem, let offset, _, _):
            return ("invalid YAML: \(problem)", position(ofCharacter: offset ?? 0, in: text))
        case .duplicatedKeysInMapping(let keys, let context):
            return (duplicates(keys), TextPosition(context.mark))
        default:
            return ("invalid YAML: \(Wording.printable("\(error)"))", .start)
        }
    }

    private static func duplicates(_ keys: [String]) -> String {
        let names = keys.map(Wording.quoted).joined(separator: ", ")
        let noun = keys.count == 1 ? "the key \(names) stands" : "the keys \(names) each stand"
        return "\(noun) more than once in one mapping, the first time here; keep one"
    }

    /// ` while parsing a flow sequence that begins at 3:9`.
    private static func place(of context: YamlError.Context?) -> String {
        context.map { " \($0.text) that begins at \($0.mark.line):\($0.mark.column)" } ?? ""
    }

    private static func isTab(at position: TextPosition, in text: String) -> Bool {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(position.line - 1) else { return false }
        return lines[position.line - 1].unicodeScalars.dropFirst(position.column - 1).first == "\t"
    }

    private static func position(ofCharacter offset: Int, in text: String) -> TextPosition {
        let before = text.prefix(offset).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return TextPosition(line: max(before.count, 1), column: (before.last?.unicodeScalars.count ?? 0) + 1)
    }
}
