/// An `{% include … %}` in the making, with what must be captured before it.
struct IncludeTag: Sendable {
    /// The include's file.
    var file: String
    private var captures: [String] = []
    private var parameters: [String] = []
    /// Why the tag cannot be written as asked; nil while it can.
    private(set) var obstacle: String?

    /// Begins a tag with the picture that it shows.
    init(_ file: String, _ reference: PictureVariables.Reference, preset: String) {
        self.file = file
        obstacle = reference.obstacle
        if let fallback = reference.fallback {
            captures.append("{% assign picture_image = \(reference.variable) | default: \(fallback) %}")
            parameters.append("image=picture_image")
        } else {
            parameters.append("image=\(reference.variable)")
        }
        parameters.append("preset=\"\(preset)\"")
    }

    /// The tag in Liquid.
    var text: String { captures.joined() + "{% include \(file) \(parameters.joined(separator: " ")) %}" }

    /// Passes the value of a variable.
    mutating func add(_ name: String, variable: LiquidPath) { parameters.append("\(name)=\(variable.text)") }

    /// Passes an attribute's value, through a capture where it cannot be quoted.
    mutating func add(_ name: String, _ value: TemplateValue) {
        if value.isLiteral, let quoted = Self.quoted(value.source) {
            parameters.append("\(name)=\(quoted)")
        } else if let path = Self.variable(value) {
            add(name, variable: path)
        } else if Self.hasLooseBraces(value) {
            obstacle = obstacle ?? "its \(name) holds braces that are no Liquid"
        } else {
            captures.append("{% capture picture_\(name) %}\(value.source){% endcapture %}")
            parameters.append("\(name)=picture_\(name)")
        }
    }

    /// A literal in quotes that Jekyll's includes understand; nil where there are none for it.
    private static func quoted(_ text: String) -> String? {
        guard !text.contains("\\"), !["{{", "}}", "{%", "%}"].contains(where: text.contains) else { return nil }
        if !text.contains("\"") { return "\"\(text)\"" }
        return text.contains("'") ? nil : "'\(text)'"
    }

    /// The variable of a value that is nothing but its text, which the include escapes by itself.
    private static func variable(_ value: TemplateValue) -> LiquidPath? {
        guard let expression = value.onlyOutput else { return nil }
        let isEscapedAtMost = expression.filters.allSatisfy {
            ["escape", "escape_once", "xml_escape"].contains($0.name)
        }
        return isEscapedAtMost ? LiquidPath(expression.operand) : nil
    }

    private static func hasLooseBraces(_ value: TemplateValue) -> Bool {
        value.parts.contains { part in
            guard case .text(let text) = part else { return false }
            return ["{{", "}}", "{%", "%}"].contains(where: text.contains)
        }
    }
}
