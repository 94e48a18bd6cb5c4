import Yams

/// Reads YAML as it is written, within the bounds of `YAMLLimits`.
struct YAMLReader {
    /// Why a text was not read, in words that follow the file's name.
    struct Failure: Error {
        var reason: String
    }

    /// Nodes that are taken over from one text; a list of more pictures than this is cut.
    private var budget: Int
    /// What is added to the parser's line numbers.
    private let lineOffset: Int

    /// The top mapping of a text, reduced to some keys where these are given.
    static func mapping(
        in bytes: ArraySlice<UInt8>,
        firstLine: Int = 1,
        keys: Set<String>? = nil,
        budget: Int = 2_000
    ) throws(Failure) -> [String: YAMLValue] {
        if let excess = YAMLLimits.excess(in: bytes) { throw Failure(reason: excess) }
        var reader = YAMLReader(budget: budget, lineOffset: firstLine - 1)
        let root: Node?
        do {
            // The basic resolver spares a dozen regular expressions a scalar: types are not asked for here.
            root = try Yams.compose(yaml: String(bytes: bytes), .basic)
        } catch {
            throw Failure(reason: "is not valid YAML")
        }
        switch root {
        case .mapping(let mapping): return reader.entries(of: mapping, keys: keys, depth: 0)
        case nil: return [:]
        case .scalar(let scalar) where scalar.string.isEmpty: return [:]
        case .scalar, .sequence, .alias: throw Failure(reason: "is not a list of keys and values")
        }
    }

    private mutating func entries(of mapping: Node.Mapping, keys: Set<String>?, depth: Int) -> [String: YAMLValue] {
        var entries: [String: YAMLValue] = [:]
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key, keys?.contains(scalar.string) ?? true else { continue }
            entries[scalar.string] = self.value(value, depth: depth + 1)
        }
        return entries
    }

    private mutating func value(_ node: Node, depth: Int) -> YAMLValue? {
        guard budget > 0, depth < YAMLLimits.depth else { return nil }
        budget -= 1
        switch node {
        case .scalar(let scalar):
            let line = scalar.mark.map { $0.line + lineOffset }
            return .scalar(YAMLScalar(text: scalar.string, isQuoted: scalar.style != .plain, line: line))
        case .sequence(let sequence):
            return .list(sequence.compactMap { value($0, depth: depth + 1) })
        case .mapping(let mapping):
            return .mapping(entries(of: mapping, keys: nil, depth: depth))
        case .alias:
            return nil
        }
    }
}
