/// The `defaults:` of `_config.yml`: values for all posts below a path, or of a type.
///
/// Jekyll's rules are kept: a set of a longer path wins over one of a shorter path, on equal lengths one that names a
/// type wins, then the later one; mappings are merged; a null in the post lets the default show through.
struct FrontMatterDefaults: Sendable {
    /// One element of the list.
    struct ValueSet: Sendable {
        var path: String
        var type: String?
        var values: [String: YAMLValue]
    }

    var sets: [ValueSet]

    init(sets: [ValueSet]) {
        self.sets = sets
    }

    /// Takes over what has the right shape; Jekyll too passes over the rest.
    init(configuration: YAMLValue?) {
        sets = (configuration?.elements ?? []).compactMap { element in
            guard case .mapping(let scope)? = element.entries["scope"],
                case .mapping(let values)? = element.entries["values"]
            else { return nil }
            let path = String(bytes: (scope["path"]?.text ?? "").utf8.drop { $0 == UInt8(ascii: "/") })
            return ValueSet(path: path, type: scope["type"]?.text, values: values.mapValues(\.withoutLines))
        }
    }

    /// The values for one post, by its path relative to the root.
    func values(forPost path: String) -> [String: YAMLValue] {
        var values: [String: YAMLValue] = [:]
        var previous: ValueSet?
        for set in sets where applies(set, to: path) {
            if takesPrecedence(set, over: previous) {
                values = Self.merge(values, with: set.values)
                previous = set
            } else {
                values = Self.merge(set.values, with: values)
            }
        }
        return values
    }

    /// Values with others laid over them, where nulls cover nothing and mappings are merged.
    static func merge(_ base: [String: YAMLValue], with others: [String: YAMLValue]) -> [String: YAMLValue] {
        base.merging(others) { old, new in
            if new.isNull { return old }
            guard case .mapping(let below) = old, case .mapping(let above) = new else { return new }
            return .mapping(merge(below, with: above))
        }
    }

    private func applies(_ set: ValueSet, to path: String) -> Bool {
        if let type = set.type {
            let isDraft = path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("_drafts".utf8) }
            guard type == "posts" || (type == "drafts" && isDraft) else { return false }
        }
        if set.path.isEmpty { return true }
        if set.path.utf8.contains(UInt8(ascii: "*")) { return GlobPattern(set.path).matchesAnyParent(of: path) }
        return path.utf8.starts(with: set.path.utf8)
    }

    private func takesPrecedence(_ set: ValueSet, over other: ValueSet?) -> Bool {
        guard let other else { return true }
        let (length, otherLength) = (set.path.unicodeScalars.count, other.path.unicodeScalars.count)
        if length != otherLength { return length > otherLength }
        return set.type != nil || other.type == nil
    }
}
