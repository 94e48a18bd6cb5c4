/// What the expressions of a template mean for its pictures.
struct PictureVariables: Sendable {
    /// A picture that an expression gives.
    struct Reference: Sendable, Hashable {
        /// What the include is to be given.
        var variable: String
        /// The post's picture behind it.
        var picture: PicturePath
        /// What stands in where the post has none, as written.
        var fallback: String?
        /// Why the include cannot take its place without a look.
        var obstacle: String?
    }

    /// What an expression gives.
    enum Meaning: Sendable {
        /// Where the site lies, or slashes: the include adds that by itself.
        case base
        /// A picture.
        case picture(Reference)
        /// Anything else.
        case other
    }

    /// What a template makes of a picture under a name of its own.
    fileprivate struct Alias {
        var references: Set<Reference> = []
        var isChanged = false
        var isOther = false
    }

    private var aliases: [String: Alias] = [:]

    /// Collects the names that a template gives to pictures.
    init(_ template: Template) {
        var loops: [Loop] = []
        for (index, token) in template.tokens.enumerated() where token.kind == .tag {
            switch token.name {
            case "for": loops.append(Loop(token.rest))
            case "endfor": _ = loops.popLast()
            case "assign":
                let sides = token.rest.split(separator: "=", maxSplits: 1)
                guard sides.count == 2 else { continue }
                add(sides[0].trimmed, LiquidExpression(sides[1]), in: loops)
            case "capture": add(token.rest.trimmed, Self.captured(in: template, from: index), in: loops)
            default: continue
            }
        }
    }

    /// What an expression gives, inside of loops.
    func meaning(of expression: LiquidExpression, in loops: [Loop]) -> Meaning {
        expression.filters.reduce(meaning(of: expression.operand, in: loops)) { apply($1, to: $0, in: loops) }
    }

    /// The expression of a capture that holds one output and nothing else.
    private static func captured(in template: Template, from index: Int) -> LiquidExpression? {
        let rest = template.tokens[index...].prefix(3).map { $0 }
        guard rest.count == 3, rest[2].name == "endcapture" else { return nil }
        return template.value(rest[0].range.upperBound..<rest[2].range.lowerBound).onlyOutput
    }

    /// Notes what a name is set to; nil for what is no single expression.
    private mutating func add(_ name: String, _ expression: LiquidExpression?, in loops: [Loop]) {
        var alias = aliases[name] ?? Alias()
        if let expression, expression.operand == name {
            alias.isChanged = true
        } else if let expression, case .picture(let reference) = meaning(of: expression, in: loops) {
            alias.references.insert(reference)
            alias.isChanged = alias.isChanged || expression.filters.contains { $0.name != "default" }
        } else {
            alias.isOther = true
            alias.isChanged = alias.isChanged || expression?.filters.isEmpty != true
        }
        aliases[name] = alias
    }

    private func meaning(of operand: String, in loops: [Loop]) -> Meaning {
        if let literal = LiquidExpression.literal(operand) { return literal.allSatisfy { $0 == "/" } ? .base : .other }
        if ["site.baseurl", "site.url", "site.github.url"].contains(operand) { return .base }
        guard let path = LiquidPath(operand) else { return .other }
        if let picture = PicturePath(path, in: loops) {
            return .picture(Reference(variable: picture.path.text, picture: picture))
        }
        return aliases[path.text]?.meaning(as: path.text) ?? .other
    }

    private func apply(_ filter: LiquidExpression.Filter, to value: Meaning, in loops: [Loop]) -> Meaning {
        switch (filter.name, value) {
        case ("relative_url", _), ("absolute_url", _), ("escape", _), ("escape_once", _), ("xml_escape", _),
            ("uri_escape", _), ("strip", _):
            return value
        case ("replace", _), ("remove_first", _), ("remove", _), ("replace_first", _):
            let isAboutSlashes = filter.arguments.allSatisfy {
                LiquidExpression.literal($0)?.allSatisfy { $0 == "/" } == true
            }
            return isAboutSlashes ? value : changed(value, by: filter)
        case ("prepend", _), ("append", _):
            guard let argument = filter.arguments.first else { return value }
            switch (value, meaning(of: argument, in: loops)) {
            case (.base, let other), (let other, .base): return other
            default: return changed(value, by: filter)
            }
        case ("default", .picture(var reference)):
            reference.fallback = reference.fallback ?? filter.arguments.first
            return .picture(reference)
        default: return changed(value, by: filter)
        }
    }

    private func changed(_ value: Meaning, by filter: LiquidExpression.Filter) -> Meaning {
        guard case .picture(var reference) = value else { return .other }
        reference.obstacle = reference.obstacle ?? "the filter '\(filter.name)' changes the path"
        return .picture(reference)
    }
}

extension PictureVariables.Alias {
    /// What the name means where it is shown; nil where it is no picture's.
    fileprivate func meaning(as name: String) -> PictureVariables.Meaning? {
        let pictures = Set(references.map(\.picture))
        guard var reference = references.first, let picture = pictures.first else { return nil }
        if !isChanged {
            // The value is the post's own, so the name stands for it wherever it is set.
            reference = PictureVariables.Reference(variable: name, picture: picture)
        } else if isOther || pictures.count > 1 || picture.owner?.components != ["page"] {
            // A changed path holds the base already, and what it was made from may be out of reach here.
            reference.variable = name
            reference.obstacle =
                "'\(name)' is changed before it is shown; give the include the path in the front matter"
        }
        return .picture(reference)
    }
}
