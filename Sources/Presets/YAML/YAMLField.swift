import Yams

/// A key of a mapping with its value, or one element of a list, that reads itself as the type its reader wants.
///
/// Every reading gives nil, and reports why, where the value is not of that type.
struct YAMLField {
    /// The key alone: `webp`.
    let key: String
    /// The key with those above it, for messages: `quality.webp`.
    let name: String
    /// Where the key stands.
    let position: TextPosition
    /// The value.
    let node: Node

    /// Where the value begins.
    var valuePosition: TextPosition { node.position }
    /// Whether the value is left out or written as null.
    var isNull: Bool { node.isNull }
    /// The value in the words of a message: `140`, `'high'`, `a list`, `nothing`.
    var received: String { node.received }
    /// Whether the value is the flag `false`.
    var isFalse: Bool { node.plainText == "false" }
    /// The text of a value that is neither list nor mapping, quoted or not.
    var scalarText: String? { node.scalar?.string }

    /// Where a mapping's key stands; nil where the value is no mapping or has no such key.
    func keyPosition(_ key: String) -> TextPosition? {
        node.mapping?.first { $0.key.scalar?.string == key }?.key.position
    }

    /// The text at a key of a mapping, before the mapping is read; nil where there is none.
    func text(ofKey key: String) -> String? {
        node.mapping?.first { $0.key.scalar?.string == key }?.value.scalar?.string
    }

    /// Reports that the value is not what was expected.
    func refuse(expected: String, hint: @autoclosure () -> String = "", problems: inout ProblemList) {
        problems.report("expected \(expected) for \(name), received \(received)\(hint())", at: valuePosition)
    }

    /// Any scalar but null, as it is written.
    func text(expected: String = "text", problems: inout ProblemList) -> String? {
        guard let scalar = node.scalar, !node.isNull else {
            refuse(expected: expected, problems: &problems)
            return nil
        }
        return scalar.string
    }

    /// A whole number within a range.
    func integer(in range: ClosedRange<Int>, problems: inout ProblemList) -> Int? {
        guard let number = node.plainText.flatMap({ Int($0) }) else {
            refuse(expected: "a whole number in \(range.words)", problems: &problems)
            return nil
        }
        guard range.contains(number) else {
            refuse(expected: range.words, problems: &problems)
            return nil
        }
        return number
    }

    /// A number, whole or not, within a range.
    func number(in range: ClosedRange<Int>, problems: inout ProblemList) -> Double? {
        guard let number = node.plainText.flatMap({ Double($0) }), !number.isNaN else {
            refuse(expected: "a number in \(range.words)", problems: &problems)
            return nil
        }
        guard (Double(range.lowerBound)...Double(range.upperBound)).contains(number) else {
            refuse(expected: range.words, problems: &problems)
            return nil
        }
        return number
    }

    /// `true` or `false`.
    func flag(problems: inout ProblemList) -> Bool? {
        guard let flag = node.plainText.flatMap({ Bool($0) }) else {
            refuse(expected: "true or false", problems: &problems)
            return nil
        }
        return flag
    }

    /// One of the words of an enumeration.
    func choice<Choice>(problems: inout ProblemList) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        let words = Choice.allCases.map(\.rawValue)
        if let choice = node.scalar.flatMap({ Choice(rawValue: $0.string) }) { return choice }
        refuse(
            expected: Wording.alternatives(words),
            hint: node.scalar.map { Wording.suggestion(for: $0.string, among: words) } ?? "",
            problems: &problems
        )
        return nil
    }

    /// The elements of a list; the example shows its author what one looks like.
    func list(as example: String, problems: inout ProblemList) -> [YAMLField]? {
        guard let sequence = node.sequence else {
            refuse(expected: "a list, as \(example),", problems: &problems)
            return nil
        }
        return sequence.map { YAMLField(key: key, name: name, position: $0.position, node: $0) }
    }

    /// The fields of a mapping.
    ///
    /// - Parameters:
    ///   - example: What such a mapping looks like, for its author.
    ///   - subject: What the mapping describes, for messages, `preset 'header'`; nil for the field's name.
    ///   - known: The keys it may have; nil for any.
    func mapping(
        as example: String,
        of subject: String? = nil,
        known: [String]? = nil,
        problems: inout ProblemList
    ) -> YAMLMapping? {
        guard let mapping = node.mapping else {
            refuse(expected: "a mapping, as \(example),", problems: &problems)
            return nil
        }
        let prefix = subject == nil ? name + "." : ""
        return YAMLMapping(mapping, subject: subject ?? name, prefix: prefix, known: known, problems: &problems)
    }
}

extension ClosedRange<Int> {
    /// `1…100`.
    var words: String { "\(lowerBound)…\(upperBound)" }
}

extension Node {
    /// The text of a scalar without quotes, where numbers and flags are looked for.
    var plainText: String? {
        guard let scalar, scalar.style == .plain || scalar.style == .any else { return nil }
        return scalar.string
    }

    /// Whether the value is left out or written as null.
    var isNull: Bool {
        plainText.map { $0.utf8.count <= 4 && ["", "~", "null", "Null", "NULL"].contains($0) } ?? false
    }

    /// What stands there, in the words of a message: `140`, `'high'`, `a list`, `nothing`.
    var received: String {
        switch self {
        case .mapping: return "a mapping"
        case .sequence: return "a list"
        case .alias: return "an alias"
        case .scalar(let scalar):
            if isNull { return "nothing" }
            let isNumber = plainText.flatMap { Double($0) } != nil
            return isNumber ? Wording.printable(scalar.string) : Wording.quoted(scalar.string)
        }
    }
}
