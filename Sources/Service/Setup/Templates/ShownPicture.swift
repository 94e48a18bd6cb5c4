/// The post's picture that an attribute or a `url(…)` shows.
struct ShownPicture: Sendable {
    /// What the include is to be given, and why it may not be by itself.
    var reference: PictureVariables.Reference

    /// Reads a value; nil where it shows no picture of a post.
    init?(_ value: TemplateValue, variables: PictureVariables, in loops: [Loop]) {
        var references: [PictureVariables.Reference] = []
        var obstacles: [String] = []
        for case .liquid(let token) in value.parts where token.kind == .output {
            switch variables.meaning(of: LiquidExpression(token.markup), in: loops) {
            case .base: continue
            case .picture(let reference): references.append(reference)
            case .other: obstacles.append("it also shows {{ \(token.markup) }}")
            }
        }
        guard let first = references.first else { return nil }
        reference = first
        for case .text(let text) in value.parts where text.contains(where: { !$0.isWhitespace && $0 != "/" }) {
            obstacles.append("'\(text.trimmed)' stands beside the picture's path")
        }
        for case .liquid(let token) in value.parts where token.kind != .output {
            obstacles += Self.obstacle(token, variables: Set(references.map(\.variable))).map { [$0] } ?? []
        }
        if Set(references).count > 1 { obstacles.insert("it shows one of several pictures", at: 0) }
        reference.obstacle = reference.obstacle ?? obstacles.first
    }

    /// What the include cannot do in the place of a tag.
    private static func obstacle(_ token: LiquidToken, variables: Set<String>) -> String? {
        switch token.name {
        case "else", "endif", "endunless": return nil
        case "if", "unless", "elsif":
            // The include itself tells URLs from paths; any other condition has a meaning of its own.
            let knows = token.rest.contains("://") || variables.contains { token.rest.contains($0) }
            return knows ? nil : "it depends on {% \(token.markup) %}"
        default: return "it holds {% \(token.markup) %}"
        }
    }
}
