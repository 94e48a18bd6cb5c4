/// A piece of front matter or configuration, reduced to what a scan asks of it.
indirect enum YAMLValue: Sendable, Hashable {
    case scalar(YAMLScalar)
    case list([YAMLValue])
    case mapping([String: YAMLValue])

    /// Whether the value is YAML's null, which lets a default of the site show through.
    var isNull: Bool {
        if case .scalar(let scalar) = self { scalar.isNull } else { false }
    }

    /// The text of a scalar that is not null.
    var text: String? {
        if case .scalar(let scalar) = self, !scalar.isNull { scalar.text } else { nil }
    }

    /// The entries of a mapping; none for what is no mapping.
    var entries: [String: YAMLValue] {
        if case .mapping(let entries) = self { entries } else { [:] }
    }

    /// The elements of a list, a scalar counting as a list of one.
    var elements: [YAMLValue] {
        switch self {
        case .list(let items): items
        case .scalar(let scalar): scalar.isNull ? [] : [self]
        case .mapping: []
        }
    }

    /// The value without line numbers, for what is used in another file than its own.
    var withoutLines: YAMLValue {
        switch self {
        case .scalar(var scalar):
            scalar.line = nil
            return .scalar(scalar)
        case .list(let items): return .list(items.map(\.withoutLines))
        case .mapping(let entries): return .mapping(entries.mapValues(\.withoutLines))
        }
    }
}

/// One scalar, with what its meaning depends on.
struct YAMLScalar: Sendable, Hashable {
    /// The text, unquoted.
    var text: String
    /// Whether it stood in quotes or a block, so that `"false"` is a text.
    var isQuoted: Bool
    /// The line in the file, from 1; nil for a default of the site.
    var line: Int?

    /// Whether it is YAML's null.
    var isNull: Bool { !isQuoted && isShort && ["", "~", "null", "Null", "NULL"].contains(text) }

    /// Whether it may be a word of YAML's own: comparing strings brings accents in order, thousands of them for seconds.
    private var isShort: Bool { text.utf8.count <= 5 }

    /// Whether it says that there is no picture: null, an empty text or a boolean.
    var isNothing: Bool {
        if isNull || text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return true }
        return !isQuoted && isShort && ["true", "yes", "on", "false", "no", "off"].contains(text.lowercased())
    }
}
