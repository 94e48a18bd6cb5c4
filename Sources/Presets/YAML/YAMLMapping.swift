import Yams

/// A mapping whose keys have been checked.
struct YAMLMapping {
    /// The fields in the order of the text.
    let fields: [YAMLField]

    /// The field of that key, if the mapping has one.
    subscript(key: String) -> YAMLField? { fields.first { $0.key == key } }

    /// Reads a field into a value, which stays as it is where there is no such field or where it is refused.
    func read<Value>(
        _ key: String,
        into value: inout Value,
        _ problems: inout ProblemList,
        as type: (YAMLField, inout ProblemList) -> Value?
    ) {
        if let read = self[key].flatMap({ type($0, &problems) }) { value = read }
    }

    /// Reads a node as a mapping; reports keys that are no names and, where the known ones are given, any other key.
    ///
    /// - Parameters:
    ///   - subject: What the mapping describes, for messages: `preset 'header'`.
    ///   - prefix: What stands before a key in messages: `quality.`.
    init(
        _ node: Node.Mapping,
        subject: String,
        prefix: String = "",
        known: [String]? = nil,
        problems: inout ProblemList
    ) {
        var fields: [YAMLField] = []
        for (key, value) in node {
            guard let name = key.scalar?.string else {
                problems.report("expected a name as a key in \(subject), received \(key.received)", at: key.position)
                continue
            }
            guard known?.contains(name) ?? true else {
                problems.report(Self.unknown(name, in: subject, among: known ?? []), at: key.position)
                continue
            }
            fields.append(YAMLField(key: name, name: prefix + name, position: key.position, node: value))
        }
        self.fields = fields
    }

    private static func unknown(_ key: String, in subject: String, among known: [String]) -> String {
        let near = Wording.suggestion(for: key, among: known)
        let help = near.isEmpty ? "; the keys are \(known.joined(separator: ", "))" : near
        return "unknown key \(Wording.quoted(key)) in \(subject)\(help)"
    }
}
