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

    private let sets: [ValueSet]
    /// Jekyll's `collections_dir` with a slash behind, which paths go without; empty where there is none.
    private let collections: String

    /// Takes over what has the right shape; Jekyll too passes over the rest.
    init(configuration: YAMLValue? = nil, collectionsFolder: String? = nil) {
        let collections = PathText.normalised(collectionsFolder ?? "").path
        self.collections = collections.isEmpty ? "" : collections + "/"
        sets = (configuration?.elements ?? []).compactMap { element in
            guard case .mapping(let values)? = element.entries["values"] else { return nil }
            let scope = element.entries["scope"]?.entries ?? [:]
            return ValueSet(
                path: scope["path"]?.text ?? "",
                type: scope["type"]?.text,
                values: values.mapValues(\.withoutLines)
            )
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
        guard set.type == nil || set.type == type(of: path) else { return false }
        if set.path.isEmpty { return true }
        if set.path.utf8.contains(UInt8(ascii: "*")) {
            let depth = collections.utf8.count { $0 == UInt8(ascii: "/") }
            return set.path.utf8.first != UInt8(ascii: "/")
                && GlobPattern(set.path).matchesAnyParent(of: path, below: depth)
        }
        return withoutCollections(path).utf8.starts(with: withoutCollections(set.path).utf8)
    }

    /// What Jekyll calls the kind of a document: its collection, drafts being posts too, or `pages`.
    private func type(of path: String) -> String {
        let folders = withoutCollections(path).utf8.split(separator: UInt8(ascii: "/")).dropLast()
        if folders.contains(where: { $0.elementsEqual("_posts".utf8) || $0.elementsEqual("_drafts".utf8) }) {
            return "posts"
        }
        guard let first = folders.first, first.first == UInt8(ascii: "_") else { return "pages" }
        return String(bytes: first.dropFirst())
    }

    private func withoutCollections(_ path: String) -> String {
        guard !collections.isEmpty, path.utf8.starts(with: collections.utf8) else { return path }
        return String(bytes: path.utf8.dropFirst(collections.utf8.count))
    }

    private func takesPrecedence(_ set: ValueSet, over other: ValueSet?) -> Bool {
        guard let other else { return true }
        let (length, otherLength) = (set.path.unicodeScalars.count, other.path.unicodeScalars.count)
        if length != otherLength { return length > otherLength }
        return set.type != nil || other.type == nil
    }
}
