/// The fields of one preset, in a file of its own or in `assets.yml`.
struct PresetFields {
    /// Every key that a preset may have, in the order in which the documentation lists them.
    static let keys = [
        "name", "use", "fit", "aspect", "gravity", "widths", "formats", "quality", "since", "saving", "effort", "sizes",
        "loading",
        "fetchpriority", "animation", "transparency", "background", "metadata",
    ]

    /// The fields as written.
    let fields: YAMLMapping
    /// The preset, for messages: `preset 'header'`.
    let subject: String
    /// Where the preset begins, for what it lacks.
    let position: TextPosition

    /// The `name`; an unusable or missing one is reported, and stands as an empty name.
    func requiredName(problems: inout ProblemList) -> String {
        guard let field = fields["name"] else {
            problems.report("\(subject) lacks its 'name', as name: header", at: position)
            return ""
        }
        guard let name = field.text(expected: Self.nameExpectation, problems: &problems) else { return "" }
        if !Self.isName(name) { field.refuse(expected: Self.expectation(insteadOf: name), problems: &problems) }
        return name
    }

    /// A preset that stands on its own: what it does not say is as `Preset` has it.
    func new(name: String, hint: @autoclosure () -> String = "", problems: inout ProblemList) -> Preset {
        if fields["widths"] == nil {
            problems.report("\(subject) lacks its 'widths', as widths: [320, 640, 960]\(hint())", at: position)
        }
        return changes(to: Preset(name: name, widths: []), problems: &problems)
    }

    /// A preset with every field that is written here in place of its own; qualities and efforts format by format.
    func changes(to base: Preset, problems: inout ProblemList) -> Preset {
        var preset = base
        fields.read("use", into: &preset.use, &problems) { $0.text(problems: &$1) }
        fields.read("widths", into: &preset.widths, &problems) { $0.widths(problems: &$1) }
        fields.read("formats", into: &preset.formats, &problems) { $0.formats(problems: &$1) }
        fields["quality"]?.qualities(into: &preset, problems: &problems)
        fields.read("since", into: &preset.since, &problems) { $0.day(problems: &$1) }
        fields.read("saving", into: &preset.saving, &problems) { $0.integer(in: 0...90, problems: &$1) }
        fields.read("effort", into: &preset.effort, &problems) { $0.efforts(over: base.effort, problems: &$1) }
        fields.read("sizes", into: &preset.sizes, &problems) { $0.attribute(problems: &$1) }
        fields.read("loading", into: &preset.loading, &problems) { $0.choice(problems: &$1) }
        fields.read("fetchpriority", into: &preset.fetchPriority, &problems) { $0.choice(problems: &$1) }
        fields.read("animation", into: &preset.animation, &problems) { $0.choice(problems: &$1) }
        fields.read("transparency", into: &preset.transparency, &problems) { $0.choice(problems: &$1) }
        fields.read("background", into: &preset.background, &problems) { $0.colour(problems: &$1) }
        fields.read("metadata", into: &preset.metadata, &problems) { $0.choice(problems: &$1) }
        preset.fit = fit(over: base.fit, problems: &problems)
        return preset
    }

    /// What a name must be, for messages.
    static let nameExpectation = "a name of 1…64 letters a-z, digits, '-' or '_'"

    /// What a name must be, said of one that is not.
    static func expectation(insteadOf name: String) -> String {
        guard Preset.reservedNames.contains(name) else { return nameExpectation }
        return "a name other than \(Preset.reservedNames.sorted().joined(separator: ", "))"
    }

    /// Whether templates and file names can carry the text as a preset's name.
    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && !Preset.reservedNames.contains(text)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    }
}
